using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>The series that share one set of dimensions: of the Region (no dimension), of a function, or of an alias.</summary>
internal sealed class MetricFamily(MetricStore store, params Dimension[] dimensions)
{
    public const string Namespace = "AWS/Lambda";
    private static readonly string[] Names = Enum.GetNames<LambdaMetric>();
    private readonly MetricSeries?[] _series = new MetricSeries?[Names.Length];

    public static MetricFamily OfRegion(MetricStore store) => new(store);

    public static MetricFamily OfFunction(MetricStore store, string name) => new(store, new Dimension("FunctionName", name));

    public static MetricFamily OfAlias(MetricStore store, string name, string alias) =>
        new(store, new Dimension("FunctionName", name), new Dimension("Resource", $"{name}:{alias}"));

    private MetricIdentity Identity(LambdaMetric metric) => metric == LambdaMetric.InitDuration
        ? new("LambdaInsights", "init_duration", [.. dimensions.Select(d => new Dimension("function_name", d.Value))])
        : new(Namespace, Names[(int)metric], dimensions);

    public void Record(MinuteTally tally, DateTimeOffset recordedAt)
    {
        for (var metric = 0; metric < Names.Length; metric++)
        {
            var set = tally[(LambdaMetric)metric].ToSet();
            if (set.SampleCount == 0) continue;
            var series = _series[metric] ??= store.GetOrAdd(Identity((LambdaMetric)metric));
            series.Record(tally.Minute, set, metric == (int)LambdaMetric.Duration ? tally.DurationSamples : [], recordedAt);
        }
    }
}
