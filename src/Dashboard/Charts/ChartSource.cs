using Dashboard.Analysis.Model;

namespace Dashboard.Charts;

/// <summary>Where a chart's series gets its value of a minute; NaN for none.</summary>
public readonly record struct ChartSource(Func<MinuteColumn, float> Read, BucketBy By)
{
    public static ChartSource Maximum(AccountMetric metric) => new(minute => minute.Account(metric), BucketBy.Maximum);

    public static ChartSource Sum(AccountMetric metric) => new(minute => minute.Account(metric), BucketBy.Sum);

    /// <summary>Of a minute in which nothing was invoked CloudWatch publishes no concurrency: it is known to be zero.</summary>
    public static ChartSource Concurrency() => new(
        minute => minute.Account(AccountMetric.ConcurrentExecutions) is var value && float.IsNaN(value) && minute.Account(AccountMetric.Invocations) == 0 ? 0 : value,
        BucketBy.Maximum);

    /// <inheritdoc cref="Concurrency()"/>
    public static ChartSource Concurrency(int slot) => new(
        minute => minute.Function(FunctionMetric.ConcurrentExecutions, slot) is var value && float.IsNaN(value) && minute.Function(FunctionMetric.Invocations, slot) == 0 ? 0 : value,
        BucketBy.Maximum);

    public static ChartSource Maximum(FunctionMetric metric, int slot) => new(minute => minute.Function(metric, slot), BucketBy.Maximum);

    public static ChartSource Sum(FunctionMetric metric, int slot) => new(minute => minute.Function(metric, slot), BucketBy.Sum);
}
