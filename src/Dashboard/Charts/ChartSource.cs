using Dashboard.Analysis.Model;

namespace Dashboard.Charts;

/// <summary>Where a chart's series gets its value of a minute; NaN for none.</summary>
public readonly record struct ChartSource(Func<MinuteColumn, float> Read, BucketBy By)
{
    public static ChartSource Maximum(AccountMetric metric) => new(minute => minute.Account(metric), BucketBy.Maximum);

    public static ChartSource Sum(AccountMetric metric) => new(minute => minute.Account(metric), BucketBy.Sum);

    public static ChartSource Maximum(FunctionMetric metric, int slot) => new(minute => minute.Function(metric, slot), BucketBy.Maximum);

    public static ChartSource Sum(FunctionMetric metric, int slot) => new(minute => minute.Function(metric, slot), BucketBy.Sum);
}
