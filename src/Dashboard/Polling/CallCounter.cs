using System.Collections.Immutable;
using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Live;
using Dashboard.Polling.Spend;

namespace Dashboard.Polling;

/// <summary>Counts the calls of one poller, by action. A listing counts as one call whatever number of pages it took.</summary>
internal sealed class CallCounter(SpendMeter meter)
{
    /// <summary>Entries on a page of a listing. Source: CloudWatch API, ListMetrics.</summary>
    private const int PageOfListing = 500;

    private readonly SortedDictionary<string, ApiCalls> _byAction = new(StringComparer.Ordinal);

    public ImmutableArray<ApiCalls> Calls => [.. _byAction.Values];

    public async Task<AwsResult<T>> CountAsync<T>(string action, Task<AwsResult<T>> call)
    {
        var result = await call.ConfigureAwait(false);
        Add(action, calls: 1, failed: result.Succeeded ? 0 : 1, metrics: 0);
        return result;
    }

    /// <summary>The same of a listing of CloudWatch's, which is billed by request.</summary>
    public async Task<AwsResult<ImmutableArray<T>>> CountListingAsync<T>(string action, Task<AwsResult<ImmutableArray<T>>> call, DateTimeOffset now)
    {
        var result = await CountAsync(action, call).ConfigureAwait(false);
        meter.Add(SpendPurpose.Listings, new(result.Succeeded ? result.Value.Length / PageOfListing + 1 : 1, 0, 0), now);
        return result;
    }

    public async Task<MetricDataOutcome> CountAsync(Task<MetricDataOutcome> call)
    {
        var outcome = await call.ConfigureAwait(false);
        Add("cloudwatch:GetMetricData", Math.Max(1, outcome.Requests), outcome.Fault is null ? 0 : 1, outcome.MetricsRequested);
        return outcome;
    }

    private void Add(string action, int calls, int failed, int metrics)
    {
        var sofar = _byAction.GetValueOrDefault(action) ?? new(action, 0, 0, 0);
        _byAction[action] = sofar with { Calls = sofar.Calls + calls, Failed = sofar.Failed + failed, MetricsRequested = sofar.MetricsRequested + metrics };
    }
}
