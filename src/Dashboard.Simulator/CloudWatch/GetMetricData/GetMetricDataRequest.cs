using System.Collections.Immutable;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <summary>A call that has passed validation.</summary>
internal sealed record GetMetricDataRequest(
    ImmutableArray<MetricDataQuery> Queries, DateTimeOffset Start, DateTimeOffset End, bool Ascending, int MaxDatapoints, string? NextToken)
{
    public const int LargestQueryCount = 500, LargestDatapointCount = 100_800;

    /// <summary>AWS bills per metric; up to five statistics of one metric in a call count once.</summary>
    public int BilledMetrics => Queries
        .Where(query => query.MetricStat is not null)
        .GroupBy(query => query.MetricStat!.Metric)
        .Sum(metric => (metric.Select(query => query.MetricStat!.StatisticName).Distinct().Count() + 4) / 5);

    /// <summary>The same for all pages of a request: of everything but the token and the page size.</summary>
    public ulong Fingerprint()
    {
        var hash = StableHash.Mix((ulong)Start.UtcTicks, (ulong)End.UtcTicks);
        hash = StableHash.Mix(hash, Ascending ? 1UL : 0);
        foreach (var query in Queries)
        {
            hash = StableHash.Add(hash, query.Id);
            hash = StableHash.Add(hash, query.Expression);
            if (query.MetricStat is not { } stat) continue;
            hash = StableHash.Add(StableHash.Mix(hash, StableHash.Of(stat.Metric)), stat.StatisticName);
            hash = StableHash.Mix(hash, (ulong)stat.Period);
        }
        return hash;
    }
}
