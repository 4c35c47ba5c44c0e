using System.Collections.Immutable;

namespace Dashboard.Aws.CloudWatch;

public readonly record struct MetricDimension(string Name, string Value);

/// <summary>One metric and statistic of a GetMetricData request; its id is q and its index in the request.</summary>
/// <param name="Dimensions">Must match a published set exactly; empty for the Region's own series.</param>
/// <param name="Statistic">Sum, Maximum, Average, p50, …</param>
public sealed record MetricQuery(string Namespace, string MetricName, ImmutableArray<MetricDimension> Dimensions, string Statistic, int PeriodSeconds = 60)
{
    /// <summary>A metric math expression in place of a metric: SERVICE_QUOTA of another query for instance.</summary>
    public string? Expression { get; init; }
    public bool ReturnData { get; init; } = true;
}

/// <summary>Half-open: <paramref name="Start"/> is included, <paramref name="End"/> is not.</summary>
public readonly record struct MetricWindow(DateTimeOffset Start, DateTimeOffset End);
