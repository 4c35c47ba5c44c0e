using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.History.Coding;

/// <summary>
/// Which metrics an hour has and how each is kept: multiplied by its scale and rounded to a whole number. Counts and concurrency are whole
/// numbers already; durations and ages are kept to a tenth of a millisecond, shares to a thousandth.
/// </summary>
public sealed class SeriesShape
{
    public static SeriesShape Function { get; } = new(
        [.. Enum.GetValues<FunctionMetric>().Select(ScaleOf)], [.. Enum.GetValues<FunctionMetric>().Select(metric => metric.IsCount())]);

    public static SeriesShape Account { get; } = new(
        [.. Enum.GetValues<AccountMetric>().Select(ScaleOf)], [.. Enum.GetValues<AccountMetric>().Select(metric => metric.IsCount())]);

    private SeriesShape(ImmutableArray<float> scales, ImmutableArray<bool> isCount) => (Scales, IsCount) = (scales, isCount);

    public int Metrics => Scales.Length;
    public ImmutableArray<float> Scales { get; }

    /// <summary>Metrics whose zeros take no room.</summary>
    public ImmutableArray<bool> IsCount { get; }

    public long ToWhole(int metric, float value) => (long)MathF.Round(value * Scales[metric]);

    public float FromWhole(int metric, long whole) => whole / Scales[metric];

    private static float ScaleOf(FunctionMetric metric) => metric switch
    {
        FunctionMetric.DurationAverage or FunctionMetric.DurationP50 or FunctionMetric.DurationP95 or FunctionMetric.DurationP99
            or FunctionMetric.DurationMaximum or FunctionMetric.AsyncEventAge or FunctionMetric.IteratorAge or FunctionMetric.InitDurationMaximum => 10,
        FunctionMetric.ProvisionedConcurrencyUtilization => 1000,
        _ => 1,
    };

    private static float ScaleOf(AccountMetric metric) => metric is AccountMetric.DurationAverage or AccountMetric.DurationP99 or AccountMetric.DurationMaximum ? 10 : 1;
}
