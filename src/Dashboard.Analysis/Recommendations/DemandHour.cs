using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Recommendations;

/// <summary>What was asked of a function in one hour, or the part of it that is known.</summary>
/// <param name="Hour">Whole hours since 1970.</param>
/// <param name="Peak">Highest concurrency seen; 0 when nothing ran.</param>
/// <param name="Demand">The same, as it would have been without throttling: estimated where requests were rejected.</param>
/// <param name="Invocations">In the whole hour, extrapolated where only a part of it is known.</param>
/// <param name="Milliseconds">Average duration; NaN when nothing ran.</param>
internal readonly record struct DemandHour(long Hour, double Peak, double Demand, double Invocations, double Milliseconds, double Throttles)
{
    public bool IsTruncated => Throttles > 0;

    /// <summary>Average of environments in use: arrival rate × duration (Little's law).</summary>
    public double Load => double.IsNaN(Milliseconds) ? 0 : LoadOf(Invocations, 3600, Milliseconds);

    public static double LoadOf(double requests, double seconds, double milliseconds) => requests / seconds * milliseconds / 1000;

    /// <summary>Null when the hour is unknown.</summary>
    /// <param name="usual">Duration in milliseconds for hours in which nothing could run.</param>
    public static DemandHour? Of(HourlyUsage usage, int index, long hour, double usual)
    {
        var invocations = At(usage[UsageMetric.Invocations], index);
        if (float.IsNaN(invocations)) return null;
        var throttles = Math.Max(0, Known(At(usage[UsageMetric.Throttles], index)));
        var milliseconds = At(usage[UsageMetric.DurationAverage], index);
        var peak = Known(At(usage[UsageMetric.PeakConcurrency], index));
        var demand = throttles > 0 ? LoadOf(invocations + throttles, 3600, float.IsNaN(milliseconds) ? usual : milliseconds) : 0;
        return new(hour, peak, Math.Max(peak, demand), invocations, milliseconds, throttles);
    }

    private static float At(ReadOnlySpan<float> values, int index) => index < values.Length ? values[index] : float.NaN;

    private static double Known(float value) => float.IsNaN(value) ? 0 : value;
}
