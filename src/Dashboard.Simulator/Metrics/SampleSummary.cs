namespace Dashboard.Simulator.Metrics;

/// <summary>
/// Up to <see cref="Capacity"/> ascending values that stand for a minute's samples: the samples themselves while they are few,
/// else their values at fixed quantiles, denser towards the tail, so that the percentiles people ask for stay exact in one minute.
/// </summary>
internal static class SampleSummary
{
    /// <summary>Upper end of the share of samples each value stands for, when there were more samples than values.</summary>
    private static readonly double[] Quantiles =
    [
        0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7,
        0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98, 0.99, 0.993, 0.995, 0.998, 0.999, 0.9995, 1,
    ];

    public static int Capacity => Quantiles.Length;

    /// <returns>Null when there are no samples.</returns>
    public static float[]? Of(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty) return null;
        var sorted = samples.ToArray();
        Array.Sort(sorted);
        if (sorted.Length <= Capacity) return sorted;
        var values = new float[Capacity];
        for (var i = 0; i < values.Length; i++) values[i] = sorted[Rank(Quantiles[i], sorted.Length) - 1];
        return values;
    }

    /// <summary>The values that stand for two sets of samples together.</summary>
    public static (float[] Values, bool Summarised) Merge(
        ReadOnlySpan<float> a, bool aSummarised, long aCount, ReadOnlySpan<float> b, bool bSummarised, long bCount)
    {
        if (a.Length == aCount && b.Length == bCount && a.Length + b.Length <= Capacity) return (Of([.. a, .. b])!, false);
        var pool = new WeightedValues();
        pool.Add(a, aSummarised, aCount);
        pool.Add(b, bSummarised, bCount);
        return (Of(pool), true);
    }

    /// <summary>The values at the fixed quantiles.</summary>
    public static float[] Of(WeightedValues samples)
    {
        samples.Sort();
        return Array.ConvertAll(Quantiles, samples.Quantile);
    }

    /// <summary>The samples behind the i-th value, of a minute of <paramref name="sampleCount"/>.</summary>
    public static double Weight(int i, int values, bool summarised, long sampleCount) =>
        !summarised ? (double)sampleCount / values : (Quantiles[i] - (i == 0 ? 0 : Quantiles[i - 1])) * sampleCount;

    /// <summary>Nearest rank, from 1. The tolerance keeps 0.95 × 20 at 19.</summary>
    public static int Rank(double quantile, long count) => (int)Math.Clamp(Math.Ceiling(quantile * count - 1e-9), 1, count);
}
