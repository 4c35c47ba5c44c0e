using System.Collections.Immutable;

namespace Dashboard.Aws.CloudWatch;

/// <summary>What a GetMetricData call cost and how it ended; its points are in the columns handed in.</summary>
/// <param name="Requests">HTTP calls that were answered, pages and retried queries included.</param>
/// <param name="MetricsRequested">Metrics asked for over all those calls, each statistic of a metric counted once.</param>
/// <param name="Fault">Why some or all queries have no value; pages already read are kept.</param>
/// <param name="Failed">Indexes of queries without a usable answer: failed, forbidden, or not reached.</param>
public sealed record MetricDataOutcome(int Requests, int MetricsRequested, AwsFault? Fault, ImmutableArray<int> Failed);

/// <summary>A metric as ListMetrics names it.</summary>
public sealed record ListedMetric(string Namespace, string MetricName, ImmutableArray<MetricDimension> Dimensions);

/// <summary>CloudWatch of one account and Region.</summary>
public sealed class CloudWatchClient
{
    public CloudWatchClient(AwsConnection connection, TimeProvider clock) => _ = (connection, clock);

    /// <summary>
    /// Reads all queries (any number; packed to 500 a request and 100,800 points) over the window into <paramref name="into"/>, pages
    /// merged, failed queries retried alone. Throws only when cancelled.
    /// </summary>
    public Task<MetricDataOutcome> GetMetricDataAsync(IReadOnlyList<MetricQuery> queries, MetricWindow window, MetricColumns into, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>All pages of ListMetrics of a namespace, at most those with data in the last three hours.</summary>
    public Task<AwsResult<ImmutableArray<ListedMetric>>> ListMetricsAsync(string @namespace, string? metricName, bool recentlyActive, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
