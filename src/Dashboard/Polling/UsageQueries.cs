using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;

namespace Dashboard.Polling;

/// <summary>Where the hours of one query go.</summary>
/// <param name="Function">Null: the account's own.</param>
internal readonly record struct UsageTarget(string? Function, UsageMetric Metric);

/// <summary>
/// Hourly queries of one request. Percentiles are asked for by the hour: those of minutes cannot be put together. A function costs four
/// metrics, and one more for each alias with provisioned concurrency.
/// </summary>
internal sealed class UsageQueries
{
    public const int PeriodSeconds = 3600;

    private const string Namespace = "AWS/Lambda";

    private readonly List<MetricQuery> _queries = [];
    private readonly List<UsageTarget> _targets = [];

    public IReadOnlyList<MetricQuery> Queries => _queries;
    public IReadOnlyList<UsageTarget> Targets => _targets;
    public int Count => _queries.Count;

    /// <inheritdoc cref="QueryList.BilledMetrics"/>
    public int BilledMetrics => QueryPacking.BilledMetrics(_queries, [.. Enumerable.Range(0, _queries.Count)]);

    /// <summary>How many queries <see cref="AddFunction"/> adds.</summary>
    public static int CountOf(int provisionedResources) => 7 + provisionedResources;

    /// <summary>What headroom goes by, and the rest as of a function.</summary>
    public void AddAccount() => Add(null, [], "ClaimedAccountConcurrency");

    /// <param name="provisionedResources">name:alias or name:version.</param>
    public void AddFunction(string name, ImmutableArray<string> provisionedResources)
    {
        ImmutableArray<MetricDimension> dimensions = [new("FunctionName", name)];
        Add(name, dimensions, "ConcurrentExecutions");
        foreach (var resource in provisionedResources)
            Add(new(Namespace, "ProvisionedConcurrencyUtilization", dimensions.Add(new("Resource", resource)), "Maximum", PeriodSeconds), new(name, UsageMetric.ProvisionedUtilization));
    }

    private void Add(string? function, ImmutableArray<MetricDimension> dimensions, string concurrency)
    {
        Add(concurrency, "Maximum", UsageMetric.PeakConcurrency);
        Add("Invocations", "Sum", UsageMetric.Invocations);
        Add("Throttles", "Sum", UsageMetric.Throttles);
        Add("Duration", "Average", UsageMetric.DurationAverage);
        Add("Duration", "p50", UsageMetric.DurationP50);
        Add("Duration", "p99", UsageMetric.DurationP99);
        Add("Duration", "Maximum", UsageMetric.DurationMaximum);

        void Add(string metric, string statistic, UsageMetric target) => this.Add(new(Namespace, metric, dimensions, statistic, PeriodSeconds), new(function, target));
    }

    private void Add(MetricQuery query, UsageTarget target)
    {
        _queries.Add(query);
        _targets.Add(target);
    }
}
