using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Charts;
using Dashboard.Components.Findings;
using Dashboard.Components.Parts;
using Dashboard.Components.Recommendations;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What the live page shows of a snapshot.</summary>
/// <param name="Recommendations">For the account as a whole.</param>
/// <param name="Answer">The value recommended against the most urgent finding; null when there is none.</param>
/// <param name="Unknown">Says that of some functions nothing is known, so that an empty list is not taken for good news; null when all are.</param>
/// <param name="Unexamined">The same of findings, which also want the account's own series and fresh minutes.</param>
/// <param name="Freshness">Of the account's own series, which all but the lists of functions rest on.</param>
/// <param name="LimitNote">What the claimed concurrency is held against; null while the limit is unknown.</param>
/// <param name="NearestCeiling">Highest share of their own ceiling in use now, first.</param>
public sealed record LiveView(
    Headline Headline,
    Capacity Capacity,
    RecentTotals Recent,
    FindingsView Findings,
    ImmutableArray<Recommendation> Recommendations,
    string? Answer,
    ImmutableArray<FunctionRow> NearestCeiling,
    ImmutableArray<ConsumerShare> Consumers,
    ChartModel Concurrency,
    ChartModel Throttles,
    string? Unknown,
    string? Unexamined,
    Freshness Freshness,
    string? LimitNote)
{
    private const int MostNearest = 6;

    /// <summary>Of its ceiling in use: a function below is not near it.</summary>
    private const double LeastNear = 0.05;

    private static readonly ConditionalWeakTable<AccountSnapshot, ConcurrentDictionary<RowWindow, LiveView>> Shared = [];

    /// <summary>The one made for the first viewer who asked; it lives as long as the snapshot.</summary>
    public static LiveView Of(AccountSnapshot snapshot, RowWindow window) =>
        Shared.GetOrCreateValue(snapshot).GetOrAdd(window, static (window, snapshot) => From(snapshot, window), snapshot);

    public static LiveView From(AccountSnapshot snapshot, RowWindow window)
    {
        var capacity = Capacity.From(snapshot.Ledger);
        var recent = RecentTotals.From(snapshot.Minutes);
        var findings = FindingsView.From(snapshot.Analysis.Findings);
        var recommendations = FunctionRecommendations.OfAccount(snapshot);
        var rows = snapshot.Rows.Over(RowWindow.Minutes15);
        return new(
            Headline.From(snapshot, capacity, recent, findings),
            capacity,
            recent,
            findings,
            recommendations,
            AnswerTo(findings.Worst, recommendations, snapshot),
            Nearest(rows),
            ConsumerShare.From(rows),
            AccountCharts.Concurrency(snapshot, window),
            AccountCharts.Throttles(snapshot, window),
            UnknownOf(rows),
            UnexaminedOf(snapshot, recent, rows),
            Freshness.From(snapshot),
            LimitNoteOf(snapshot));
    }

    private static string? LimitNoteOf(AccountSnapshot snapshot)
    {
        if (snapshot.Limits?.ConcurrentExecutions is not { } limit) return null;
        var note = $"of the account's limit of {Format.Count(limit)}, newest minute";
        return snapshot.Health.Of(PollActivity.AccountSettings) is { Fault: not null, LastSuccess: { } read } ? $"{note}; the limit is stale, read {Format.Moment(read, snapshot.TakenAt)}" : note;
    }

    private static string? UnknownOf(ImmutableArray<FunctionRow> rows)
    {
        var unknown = rows.Count(row => row.State == FunctionState.Unknown);
        return unknown == rows.Length ? "Unknown: no function has been read."
            : unknown > 0 ? $"None known; of {Format.Count(unknown)} of {Format.Count(rows.Length)} functions nothing is known."
            : StaleOf(rows) is { } stale ? $"None known; {stale}"
            : null;
    }

    private static string? AnswerTo(Finding? worst, ImmutableArray<Recommendation> ofAccount, AccountSnapshot snapshot) =>
        worst is null ? null : (worst.IsOfAccount() ? ofAccount : FunctionRecommendations.Of(snapshot, worst.Slot)).Answer(worst);

    private static string? UnexaminedOf(AccountSnapshot snapshot, RecentTotals recent, ImmutableArray<FunctionRow> rows)
    {
        if (recent.Throttles is null) return "The account's own metrics have not been read.";
        if (Freshness.From(snapshot) is { DataThrough: { } through } freshness && freshness.IsStale(snapshot.TakenAt)) return $"Nothing newer than {Format.Time(through)} has been looked at.";
        if (RecentThrottlings.Of(snapshot, recent) == RecentThrottling.Unexplained) return "Requests were throttled; the functions behind them have not been read yet.";
        var unknown = rows.Count(row => row.State == FunctionState.Unknown);
        return unknown > 0 || rows.IsEmpty ? $"Of {Format.Count(unknown)} of {Format.Count(rows.Length)} functions nothing is known." : StaleOf(rows);
    }

    private static string? StaleOf(ImmutableArray<FunctionRow> rows)
    {
        var stale = rows.Where(row => row.IsStale).ToArray();
        return stale.Length == 0 ? null : $"{Format.Count(stale.Length, "function")} should have been read again, the longest since {Format.Time(DateTimeOffset.UnixEpoch.AddMinutes(stale.Min(row => row.AsOf ?? 0)))}.";
    }

    private static ImmutableArray<FunctionRow> Nearest(ImmutableArray<FunctionRow> rows) =>
    [
        .. rows.Where(row => row.Utilization >= LeastNear)
            .OrderByDescending(row => row.Utilization)
            .ThenByDescending(row => row.Concurrency)
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .Take(MostNearest),
    ];
}
