using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;
using Dashboard.Polling.Planning;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>Queries of one read and where their answers go. Statistics of one metric are neighbours: five of them cost what one does.</summary>
internal sealed class QueryList
{
    /// <summary>Source: CloudWatch user guide, Lambda-Insights-metrics.</summary>
    public const string InsightsNamespace = "LambdaInsights";
    public const string InitDuration = "init_duration";

    private const string Namespace = "AWS/Lambda";

    private readonly List<MetricQuery> _queries = [];
    private readonly List<SeriesTarget> _targets = [];

    public IReadOnlyList<MetricQuery> Queries => _queries;
    public IReadOnlyList<SeriesTarget> Targets => _targets;
    public int Count => _queries.Count;

    /// <summary>What one request for all of them is billed for.</summary>
    public int BilledMetrics => QueryPacking.BilledMetrics(_queries, [.. Enumerable.Range(0, _queries.Count)]);

    /// <summary>The series without dimensions.</summary>
    public static QueryList OfAccount()
    {
        var list = new QueryList();
        list.Add("ConcurrentExecutions", "Maximum", AccountMetric.ConcurrentExecutions);
        list.Add("UnreservedConcurrentExecutions", "Maximum", AccountMetric.UnreservedConcurrentExecutions);
        list.Add("ClaimedAccountConcurrency", "Maximum", AccountMetric.ClaimedAccountConcurrency);
        list.Add("Invocations", "Sum", AccountMetric.Invocations);
        list.Add("Errors", "Sum", AccountMetric.Errors);
        list.Add("Throttles", "Sum", AccountMetric.Throttles);
        list.Add("Duration", "Average", AccountMetric.DurationAverage);
        list.Add("Duration", "p99", AccountMetric.DurationP99);
        list.Add("Duration", "Maximum", AccountMetric.DurationMaximum);
        return list;
    }

    /// <summary>The one metric that tells a function behind the account's throttles, or behind what it claims.</summary>
    public void AddCulprit(int slot, string name, FanOutCause cause)
    {
        ImmutableArray<MetricDimension> dimensions = [new("FunctionName", name)];
        if (cause == FanOutCause.Throttles) Add(new(Namespace, "Throttles", dimensions, "Sum"), SeriesTarget.Of(slot, FunctionMetric.Throttles));
        else Add(new(Namespace, "ConcurrentExecutions", dimensions, "Maximum"), SeriesTarget.Of(slot, FunctionMetric.ConcurrentExecutions));
    }

    /// <summary>What <see cref="AddFunction"/> adds is billed for.</summary>
    public static int MetricsOf(ActiveFunction function, FunctionConfiguration configuration)
    {
        const int Plain = 5, Asynchronous = 3, Stream = 1, Insights = 1, OfEachResource = 3;
        return Plain + (function.IsAsynchronous ? Asynchronous : 0) + (function.ReadsStream ? Stream : 0) + function.Troubles.Length + (function.HasInsights ? Insights : 0)
            + OfEachResource * Resources(function, configuration).Count();
    }

    public void AddAll(QueryList others)
    {
        _queries.AddRange(others._queries);
        _targets.AddRange(others._targets);
    }

    public void AddFunction(int slot, ActiveFunction function, FunctionConfiguration configuration)
    {
        ImmutableArray<MetricDimension> dimensions = [new("FunctionName", function.Name)];
        Add("ConcurrentExecutions", "Maximum", FunctionMetric.ConcurrentExecutions);
        Add("Invocations", "Sum", FunctionMetric.Invocations);
        Add("Errors", "Sum", FunctionMetric.Errors);
        Add("Throttles", "Sum", FunctionMetric.Throttles);
        Add("Duration", "Average", FunctionMetric.DurationAverage);
        Add("Duration", "p50", FunctionMetric.DurationP50);
        Add("Duration", "p95", FunctionMetric.DurationP95);
        Add("Duration", "p99", FunctionMetric.DurationP99);
        Add("Duration", "Maximum", FunctionMetric.DurationMaximum);
        if (function.IsAsynchronous)
        {
            Add("AsyncEventsReceived", "Sum", FunctionMetric.AsyncEventsReceived);
            Add("AsyncEventAge", "Maximum", FunctionMetric.AsyncEventAge);
            Add("AsyncEventsDropped", "Sum", FunctionMetric.AsyncEventsDropped);
        }
        if (function.ReadsStream) Add("IteratorAge", "Maximum", FunctionMetric.IteratorAge);
        foreach (var trouble in function.Troubles) Add(trouble.ToString(), "Sum", trouble);
        if (function.HasInsights) AddInsights(slot, function.Name);

        var resources = Resources(function, configuration);
        AddOfEach("ProvisionedConcurrentExecutions", "Maximum", FunctionMetric.ProvisionedConcurrentExecutions);
        AddOfEach("ProvisionedConcurrencyUtilization", "Maximum", FunctionMetric.ProvisionedConcurrencyUtilization);
        AddOfEach("ProvisionedConcurrencySpilloverInvocations", "Sum", FunctionMetric.ProvisionedConcurrencySpilloverInvocations);

        void Add(string metric, string statistic, FunctionMetric target) => this.Add(new(Namespace, metric, dimensions, statistic), SeriesTarget.Of(slot, target));

        void AddOfEach(string metric, string statistic, FunctionMetric target)
        {
            foreach (var resource in resources)
                this.Add(new(Namespace, metric, [.. dimensions, new("Resource", resource)], statistic), SeriesTarget.Of(slot, target));
        }
    }

    private void AddInsights(int slot, string name)
    {
        ImmutableArray<MetricDimension> dimensions = [new("function_name", name)];
        Add(new(InsightsNamespace, InitDuration, dimensions, "Maximum"), SeriesTarget.Of(slot, FunctionMetric.InitDurationMaximum));
        Add(new(InsightsNamespace, InitDuration, dimensions, "SampleCount"), SeriesTarget.Of(slot, FunctionMetric.InitDurationCount));
    }

    /// <summary>Where metrics are published already, and where the control plane says they will be.</summary>
    private static IEnumerable<string> Resources(ActiveFunction function, FunctionConfiguration configuration) =>
        function.ProvisionedResources.Union((configuration.Provisioned ?? []).Select(p => $"{function.Name}:{p.Qualifier}")).Order(StringComparer.Ordinal);

    private void Add(string metric, string statistic, AccountMetric target) => Add(new(Namespace, metric, [], statistic), SeriesTarget.Of(target));

    private void Add(MetricQuery query, SeriesTarget target)
    {
        _queries.Add(query);
        _targets.Add(target);
    }
}
