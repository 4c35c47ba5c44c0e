namespace Dashboard.Analysis.Forecast;

/// <summary>
/// A straight line through a series by the median of the slopes between all pairs of points (Theil 1950, Sen 1968), which a third of
/// outliers does not move; its interval and its significance come from the count of rising pairs (Kendall), so nothing is assumed of the noise.
/// </summary>
/// <param name="Now">Level of the line at the newest point.</param>
/// <param name="Slope">Per minute.</param>
/// <param name="LowSlope">Lower end of the 95 % interval.</param>
/// <param name="HighSlope">Upper end of the same.</param>
public readonly record struct TrendLine(double Now, double Slope, double LowSlope, double HighSlope)
{
    /// <summary>Most points a line is laid through.</summary>
    public const int MostPoints = 30;

    /// <summary>Two-sided 95 % of the normal distribution.</summary>
    private const double IntervalDeviations = 1.96;

    private const int MostPairs = MostPoints * (MostPoints - 1) / 2;

    /// <param name="minutes">Ascending; as many as values, at least 2 and at most <see cref="MostPoints"/>.</param>
    public static TrendLine Through(ReadOnlySpan<double> minutes, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Length, MostPoints);
        Span<double> slopes = stackalloc double[MostPairs];
        var pairs = 0;
        for (var i = 0; i < values.Length; i++)
            for (var j = i + 1; j < values.Length; j++) slopes[pairs++] = (values[j] - values[i]) / (minutes[j] - minutes[i]);
        slopes = slopes[..pairs];
        slopes.Sort();

        var half = IntervalDeviations * Deviation(values.Length) / 2;
        var low = Math.Clamp((int)Math.Floor(pairs / 2.0 - half), 0, pairs - 1);
        var high = Math.Clamp((int)Math.Ceiling(pairs / 2.0 + half), 0, pairs - 1);
        var slope = Median(slopes);
        return new(LevelAtEnd(minutes, values, slope), slope, slopes[low], slopes[high]);
    }

    /// <summary>Standard deviations by which rising pairs outnumber falling ones; negative for a fall.</summary>
    public static double Significance(ReadOnlySpan<double> values)
    {
        var rising = 0;
        for (var i = 0; i < values.Length; i++)
            for (var j = i + 1; j < values.Length; j++) rising += Math.Sign(values[j] - values[i]);
        return rising == 0 ? 0 : (rising - Math.Sign(rising)) / Deviation(values.Length);
    }

    /// <summary>Level at the newest point of the line of a given slope that has as many points above as below.</summary>
    public static double LevelAtEnd(ReadOnlySpan<double> minutes, ReadOnlySpan<double> values, double slope)
    {
        Span<double> levels = stackalloc double[MostPoints];
        for (var i = 0; i < values.Length; i++) levels[i] = values[i] + slope * (minutes[^1] - minutes[i]);
        levels = levels[..values.Length];
        levels.Sort();
        return Median(levels);
    }

    /// <summary>Of the count of rising pairs less that of falling ones, where there is no trend.</summary>
    private static double Deviation(int points) => Math.Sqrt(points * (points - 1) * (2.0 * points + 5) / 18);

    private static double Median(ReadOnlySpan<double> sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
}
