using System.Collections.Immutable;
using Dashboard.Aws;
using Dashboard.Live;

namespace Dashboard.Components.Parts;

/// <summary>A fault in words a person can act on.</summary>
/// <param name="Headline">What was refused, with action and code: "CloudWatch refused cloudwatch:GetMetricData: AccessDenied"</param>
/// <param name="Since">", since 12:31 UTC (3 min)", to follow it.</param>
/// <param name="Effect">What the pages lack because of it.</param>
/// <param name="Message">The service's own words.</param>
public sealed record FaultView(string Headline, string Since, string Effect, string Remedy, string Message)
{
    /// <summary>All that keeps a page from what it should show. A poller from which nothing is heard comes first.</summary>
    public static ImmutableArray<FaultView> From(ViewedAccount viewed, DateTimeOffset now)
    {
        var faults = viewed.Snapshot is { } snapshot ? From(snapshot.Health, now) : [];
        return viewed.StalledSince is { } since ? faults.Insert(0, Stalled(viewed, since, now)) : faults;
    }

    /// <summary>The same trouble of several activities is told once; the longest first.</summary>
    public static ImmutableArray<FaultView> From(PollHealth health, DateTimeOffset now) =>
    [
        .. health.Activities
            .Where(activity => activity.Fault is not null)
            .GroupBy(activity => (Trouble(activity.Fault!), activity.Activity == PollActivity.Clock))
            .OrderBy(group => group.Min(activity => activity.FaultSince ?? now))
            .Select(group => From([.. group], now)),
    ];

    private static FaultView Stalled(ViewedAccount viewed, DateTimeOffset since, DateTimeOffset now) => new(
        $"The poller of {viewed.Scope.Name}, {viewed.Scope.Region} is held up or has stopped: PollerStalled",
        $", nothing heard since {Format.Moment(since, now)} ({Format.Span(now - since)}).",
        viewed.Snapshot is null ? "Nothing was read yet." : "All figures are as of then.",
        "An answer may be long in coming, or the process short of time: it goes on by itself then. If it does not within ten minutes, see the log and restart the dashboard.",
        "No snapshot was published for longer than three minutes; there should be one every minute.");

    private static FaultView From(ActivityHealth[] activities, DateTimeOffset now)
    {
        var fault = activities[0].Fault!;
        string[] actions = [.. activities.Select(activity => activity.Fault!.Action).Distinct()];
        string[] services = [.. actions.Select(Service).Distinct()];
        var since = activities.Min(activity => activity.FaultSince ?? now);
        return new(
            activities[0].Activity == PollActivity.Clock
                ? $"The clock of this machine is {fault.Message}"
                : $"{(services.Length == 1 ? services[0] : "AWS")} {Verb(fault.Kind)} {Asked(actions)}: {fault.Code}",
            $", since {Format.Moment(since, now)} ({Format.Span(now - since)}).",
            string.Join(' ', activities.Select(activity => activity.Activity.Effect()).Distinct()),
            fault.Remedy,
            fault.Message);
    }

    /// <summary>What stands in the way of every call alike is one trouble, whichever actions met it.</summary>
    private static (AwsFaultKind, string?, string?) Trouble(AwsFault fault) => fault.Kind switch
    {
        AwsFaultKind.NoCredentials or AwsFaultKind.ExpiredCredentials or AwsFaultKind.RejectedCredentials or AwsFaultKind.ClockSkew or AwsFaultKind.NoRegion => (fault.Kind, null, null),
        _ => (fault.Kind, fault.Action, fault.Code),
    };

    private static string Asked(string[] actions) => actions.Length == 1 ? actions[0] : $"{actions.Length} actions";

    private static string Service(string action) => action.Split(':')[0].ToLowerInvariant() switch
    {
        "cloudwatch" or "monitoring" => "CloudWatch",
        "lambda" => "Lambda",
        "application-autoscaling" => "Application Auto Scaling",
        "sts" => "STS",
        _ => "AWS",
    };

    private static string Verb(AwsFaultKind kind) => kind switch
    {
        AwsFaultKind.Throttled => "is limiting the rate of",
        AwsFaultKind.AccessDenied => "refused",
        AwsFaultKind.NoCredentials or AwsFaultKind.NoRegion => "could not be asked for",
        AwsFaultKind.ExpiredCredentials or AwsFaultKind.RejectedCredentials or AwsFaultKind.ClockSkew => "did not accept the signature of",
        AwsFaultKind.Unreachable => "could not be reached for",
        AwsFaultKind.TimedOut => "did not answer in time to",
        AwsFaultKind.ServerError => "failed to answer",
        AwsFaultKind.Malformed => "gave an unreadable answer to",
        AwsFaultKind.NotFound => "knows nothing for",
        _ => "rejected",
    };
}
