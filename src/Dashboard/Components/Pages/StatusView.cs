using System.Collections.Immutable;
using Dashboard.Components.Spend;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What the status page shows of a snapshot.</summary>
/// <param name="PerThousandMetrics">US dollars: GetMetricData bills by metrics asked for, whatever the number of points.</param>
public sealed record StatusView(
    ImmutableArray<ActivityHealth> Activities,
    ImmutableArray<ApiCalls> Calls,
    DateTimeOffset Since,
    long MetricsRequested,
    decimal PerThousandMetrics,
    SpendView Spend)
{
    /// <summary>Of the metrics asked for since the start.</summary>
    public decimal Price => PriceOf(MetricsRequested);

    /// <param name="all">The newest snapshot of every account that has one.</param>
    public static StatusView From(AccountSnapshot snapshot, IReadOnlyCollection<AccountSnapshot> all)
    {
        var health = snapshot.Health;
        return new(
            [.. health.Activities.OrderBy(activity => activity.Activity)],
            [.. health.Calls.OrderByDescending(calls => calls.Calls).ThenBy(calls => calls.Action, StringComparer.Ordinal)],
            health.StartedAt,
            health.Calls.Sum(calls => calls.MetricsRequested),
            snapshot.Plan.Spend.Prices.PerThousandMetrics,
            SpendView.From(snapshot, all));
    }

    public decimal PriceOf(long metrics) => metrics * PerThousandMetrics / 1_000;
}
