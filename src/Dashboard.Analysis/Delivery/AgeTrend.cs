namespace Dashboard.Analysis.Delivery;

/// <summary>Whether what waits gets older or younger: the slope of a least-squares line through the newest minutes.</summary>
/// <param name="PerMinute">Milliseconds of age gained each minute; below 0 when it shrinks; NaN of fewer than three known minutes.</param>
/// <param name="Newest">The newest age known, in milliseconds.</param>
internal readonly record struct AgeTrend(double PerMinute, double Newest)
{
    /// <summary>Minutes it is drawn through. A house rule: what happens now, not how it began.</summary>
    public const int Minutes = 5;

    private const int Fewest = 3;
    private const double MillisecondsPerMinute = 60_000;

    /// <summary>Share of the clock's own pace at which nothing is taken in at all. A house rule.</summary>
    private const double Standstill = 0.9;

    public bool IsStandstill => PerMinute >= Standstill * MillisecondsPerMinute;

    /// <summary>Minutes until nothing waits at this pace; NaN unless it shrinks.</summary>
    public double MinutesToCatchUp => PerMinute < 0 ? Newest / -PerMinute : double.NaN;

    /// <param name="ages">Of an episode, the oldest minute first.</param>
    public static AgeTrend Of(ReadOnlySpan<float> ages)
    {
        var recent = ages[Math.Max(0, ages.Length - Minutes)..];
        double n = 0, sumX = 0, sumY = 0, sumXX = 0, sumXY = 0, newest = double.NaN;
        for (var x = 0; x < recent.Length; x++)
        {
            if (float.IsNaN(recent[x])) continue;
            double y = newest = recent[x];
            (n, sumX, sumY, sumXX, sumXY) = (n + 1, sumX + x, sumY + y, sumXX + x * x, sumXY + x * y);
        }
        return new(n < Fewest ? double.NaN : (n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX), newest);
    }

    public string? Describe(string what) =>
        double.IsNaN(PerMinute) ? null
        : IsStandstill ? $"The age of {what} grows as fast as the clock: nothing newer gets through."
        : PerMinute < 0 ? $"The age of {what} shrinks."
        : $"The age of {what} grows.";
}
