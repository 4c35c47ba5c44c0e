using System.Collections.Immutable;
using Dashboard.Components.Parts;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What the status page shows of a snapshot.</summary>
/// <param name="Price">List price of the metrics asked for so far.</param>
public sealed record StatusView(
    ImmutableArray<ActivityHealth> Activities,
    ImmutableArray<FaultView> Faults,
    ImmutableArray<ApiCalls> Calls,
    DateTimeOffset Since,
    long MetricsRequested,
    decimal Price)
{
    /// <summary>GetMetricData bills by metrics asked for, whatever the number of points: $0.01 for 1,000 in us-east-1.</summary>
    public const decimal DollarsPerMetric = 0.01m / 1_000;

    public static StatusView From(AccountSnapshot snapshot, DateTimeOffset now)
    {
        var health = snapshot.Health;
        var metrics = health.Calls.Sum(calls => calls.MetricsRequested);
        return new(
            [.. health.Activities.OrderBy(activity => activity.Activity)],
            FaultView.From(health, now),
            [.. health.Calls.OrderByDescending(calls => calls.Calls).ThenBy(calls => calls.Action, StringComparer.Ordinal)],
            health.StartedAt,
            metrics,
            PriceOf(metrics));
    }

    public static decimal PriceOf(long metrics) => metrics * DollarsPerMetric;
}
