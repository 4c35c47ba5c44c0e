using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Components.Pages;
using Dashboard.Components.Parts;
using Dashboard.History;
using Dashboard.History.Backfill;
using Dashboard.Live;
using Dashboard.Options;

namespace Dashboard.Components.Status;

/// <summary>How the reading of the time before the start goes.</summary>
/// <param name="Share">Done of all; null when it is not under way.</param>
/// <param name="Result">In a word or two, with its level.</param>
/// <param name="Remaining">Empty when nothing is.</param>
public sealed record BackfillView(Level Level, string Result, double? Share, string Detail, string Remaining);

/// <summary>What the status page shows of the history.</summary>
/// <param name="Headline">How it is, in a sentence.</param>
/// <param name="Backfill">Null when the account has not been read yet.</param>
/// <param name="Minutes">That can be handed out, since 1970, the end excluded; null when there are none.</param>
public sealed record HistoryView(
    Level Level, string Headline, HistoryFault? Fault, ImmutableArray<ConfigurationItem> Facts, BackfillView? Backfill, (long First, long End)? Minutes)
{
    private const string NothingYet = "Nothing yet";

    /// <summary>From which age on the newest minute tells that recording has stopped: settled minutes are five minutes old at least.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(45);

    public static HistoryView From(string path, bool isDurable, KeptHistory kept, ActivityHealth? backfill, HistoryOptions options, bool isDemo, DateTimeOffset now)
    {
        var (level, headline) = Sum(isDurable, kept, now);
        return new(level, headline, kept.Fault, FactsOf(path, isDurable, kept, options, now), backfill is null ? null : Of(backfill, options, isDemo), kept.Minutes);
    }

    private static (Level, string) Sum(bool isDurable, KeptHistory kept, DateTimeOffset now)
    {
        if (kept.Fault is not null) return (Level.Critical, "Nothing is being kept. The live view goes on without it.");
        if (kept.Size?.LastMinute is not { } newest) return (Level.Unknown, "Nothing is kept yet: minutes are recorded once they are settled.");
        if (now - Time(newest) > Late) return (Level.Warning, $"Nothing was recorded since {Format.Moment(Time(newest), now)}.");
        return isDurable ? (Level.Ok, "Every settled minute is kept.") : (Level.Ok, "Every settled minute is kept until the dashboard stops. Name a Dashboard:DataFolder to keep it for longer.");
    }

    private static ImmutableArray<ConfigurationItem> FactsOf(string path, bool isDurable, KeptHistory kept, HistoryOptions options, DateTimeOffset now) =>
    [
        Known("File", path, isDurable ? null : "temporary"),
        Known("Size", kept.Size is { } size ? $"{Bytes(size.Bytes)}, all accounts together" : null),
        Known("Minutes", kept.Minutes is { } minutes ? $"{Format.DateAndTime(Time(minutes.First))} – {Format.DateAndTime(Time(minutes.End - 1))}" : null,
            kept.Minutes is null ? null : Format.Count(kept.Size?.Functions ?? 0, "function")),
        Known("Hourly sums", kept.Size?.FirstHour is { } hour ? $"since {Format.DateAndTime(Time(hour * 60))}" : null),
        Known("Newest minute", kept.Size?.LastMinute is { } newest ? Format.Moment(Time(newest), now) : null, kept.Size?.LastMinute is { } last ? $"{Format.Span(now - Time(last))} ago" : null),
        Known("Kept for", $"minutes {Format.Count(options.MinuteDays, "day")}", $"hourly sums, verdicts and changes {Format.Count(options.HourMonths, "month")}"),
    ];

    private static BackfillView Of(ActivityHealth health, HistoryOptions options, bool isDemo)
    {
        var progress = health.Progress is { Total: > 0 } known ? known : ((int Done, int Total)?)null;
        var remaining = progress is { } of && of.Done < of.Total ? $"{Format.Count(of.Total - of.Done, "read")} to go" : "";
        var price = isDemo ? "free: the account is simulated" : options.BackfillBudget == 0 ? "turned off by Dashboard:History:BackfillBudget" : $"costs {Format.Dollars(options.BackfillBudget)} at most";
        var detail = health.Detail ?? $"Up to {BackfillPlan.MostDays} days before the start; {price}";
        var word = health.State switch { ActivityState.NotStarted => "Not begun", ActivityState.Running => "Reading", ActivityState.Partial => "Paused", _ => health.State.Word() };
        return new(health.State.Level(), word, progress is { } share ? (double)share.Done / share.Total : null, detail, remaining);
    }

    private static ConfigurationItem Known(string label, params ReadOnlySpan<string?> values)
    {
        var known = ImmutableArray.CreateBuilder<string>();
        foreach (var value in values)
            if (value is not null) known.Add(value);
        return new(label, known.ToImmutable(), known.Count == 0 ? NothingYet : null);
    }

    private static string Bytes(long bytes) => bytes < 100_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0}\u00a0MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.00}\u00a0GB");

    private static DateTimeOffset Time(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);
}
