using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.CloudWatch;

/// <summary>What a GetMetricData call cost and how it ended; its points are in the columns handed in.</summary>
/// <param name="Requests">HTTP calls that were answered, pages, retried queries and retried attempts included.</param>
/// <param name="MetricsRequested">
/// Metrics AWS bills: those of every page that was delivered, up to five statistics of a metric side by side counted once.
/// </param>
/// <param name="Fault">Why some or all queries have no value; pages already read are kept.</param>
/// <param name="Failed">Indexes of queries without a usable answer: failed, forbidden, or not reached. Ascending.</param>
public sealed record MetricDataOutcome(int Requests, int MetricsRequested, AwsFault? Fault, ImmutableArray<int> Failed)
{
    /// <summary>The most that AWS may bill: every statistic a metric, and every attempt that was answered, well or badly.</summary>
    public int MetricsAtMost { get; init; }
}

/// <summary>A metric as ListMetrics names it.</summary>
public sealed record ListedMetric(string Namespace, string MetricName, ImmutableArray<MetricDimension> Dimensions);

/// <summary>CloudWatch of one account and Region.</summary>
public sealed class CloudWatchClient : IDisposable
{
    private readonly ServiceConnection _service;
    private volatile bool _json;

    /// <param name="serverClock">Learns AWS's time from what it answers; null where nobody asks.</param>
    public CloudWatchClient(AwsConnection connection, TimeProvider clock, ServerClock? serverClock = null)
    {
        _service = new(connection, ServiceDefinition.CloudWatch, clock, serverClock);
        ServerClock = serverClock;
        _json = connection.UseJson;
    }

    internal ServerClock? ServerClock { get; }

    /// <summary>True when awsJson1.0 is spoken: as configured, or because the custom endpoint showed that it lacks rpc-v2-cbor.</summary>
    public bool SpeaksJson => _json;

    /// <summary>
    /// Reads all queries (any number; packed to 500 a request and 100,800 points) over the window into <paramref name="into"/>, pages
    /// merged, failed queries retried alone. Queries of the same metric belong side by side: they then share a request and a price.
    /// Throws only when cancelled.
    /// </summary>
    public Task<MetricDataOutcome> GetMetricDataAsync(IReadOnlyList<MetricQuery> queries, MetricWindow window, MetricColumns into, CancellationToken cancellation) =>
        new MetricDataReading(this, queries, window, into).RunAsync(cancellation);

    /// <summary>All pages of ListMetrics of a namespace, at most those with data in the last three hours.</summary>
    public Task<AwsResult<ImmutableArray<ListedMetric>>> ListMetricsAsync(string @namespace, string? metricName, bool recentlyActive, CancellationToken cancellation) =>
        ListMetricsAsync(@namespace, metricName, [], recentlyActive, cancellation);

    /// <summary>The same of metrics that have all these dimensions, and maybe others. Throws only when cancelled.</summary>
    public async Task<AwsResult<ImmutableArray<ListedMetric>>> ListMetricsAsync(
        string @namespace, string? metricName, ImmutableArray<MetricDimension> dimensions, bool recentlyActive, CancellationToken cancellation)
    {
        var request = new ListMetricsRequest(@namespace, metricName, dimensions, recentlyActive);
        return await Pages.ReadAllAsync<ListedMetric>(async token =>
        {
            var page = request with { NextToken = token };
            var outcome = await CallAsync(ListMetricsRequest.Operation, page.InCbor, ListedMetrics.ReadCbor, page.InJson, ListedMetrics.ReadJson, cancellation).ConfigureAwait(false);
            return outcome.Result.Map(r => (r.Metrics, r.NextToken));
        }).ConfigureAwait(false);
    }

    /// <summary>All pages of metric alarms; composite ones are left out. Throws only when cancelled.</summary>
    public Task<AwsResult<ImmutableArray<MetricAlarm>>> DescribeAlarmsAsync(CancellationToken cancellation) =>
        Pages.ReadAllAsync<MetricAlarm>(async token =>
        {
            var page = new DescribeAlarmsRequest(token);
            var outcome = await CallAsync(
                DescribeAlarmsRequest.Operation, page.InCbor, DescribedAlarms.ReadCbor, page.InJson, DescribedAlarms.ReadJson, cancellation).ConfigureAwait(false);
            return outcome.Result.Map(r => (r.Alarms, r.NextToken));
        });

    public void Dispose() => _service.Dispose();

    /// <summary>
    /// Calls in CBOR, or in JSON once a custom endpoint answered a call (2xx or 4xx) without the protocol's header. AWS's own endpoints
    /// speak CBOR: there such an answer comes from something in between, and is a fault.
    /// </summary>
    internal async Task<CallOutcome<T>> CallAsync<T>(
        string operation, Func<ServiceRequest> inCbor, BodyDecoder<T> readCbor, Func<ServiceRequest> inJson, BodyDecoder<T> readJson, CancellationToken cancellation)
    {
        var answers = 0;
        if (!_json)
        {
            var outcome = await _service.CallAsync(operation, inCbor(), WireFormat.RpcV2Cbor, readCbor, cancellation).ConfigureAwait(false);
            if (!outcome.Foreign || !_service.HasCustomEndpoint) return outcome;
            _json = true;
            answers = outcome.Answers;
        }
        var second = await _service.CallAsync(operation, inJson(), WireFormat.Json, readJson, cancellation).ConfigureAwait(false);
        return second with { Answers = second.Answers + answers };
    }
}
