using Dashboard.Analysis.Model;

namespace Dashboard.Live;

/// <summary>
/// Sums, peaks and newest values of all functions over a window, gathered column by column so that 10,000 functions take a few
/// milliseconds. Arrays by slot; NaN where nothing is known.
/// </summary>
internal sealed class WindowTotals
{
    public float[] Invocations { get; }
    public float[] Errors { get; }
    public float[] Throttles { get; }
    public float[] PeakConcurrency { get; }
    public float[] Concurrency { get; }
    public float[] DurationP50 { get; }
    public float[] DurationP99 { get; }

    /// <summary>How old the newest concurrency may be. Functions that are not listed as active are known to be idle only up to 20 minutes ago.</summary>
    private const int NewestMinutes = 30;

    /// <param name="window">What sums and peaks are of.</param>
    public WindowTotals(MinuteWindow minutes, RowWindow window, int slots)
    {
        Invocations = Unknown(slots);
        Errors = Unknown(slots);
        Throttles = Unknown(slots);
        PeakConcurrency = Unknown(slots);
        Concurrency = Unknown(slots);
        DurationP50 = Unknown(slots);
        DurationP99 = Unknown(slots);
        foreach (var column in minutes.Last((int)window))
        {
            Sum(column.Functions(FunctionMetric.Invocations), Invocations);
            Sum(column.Functions(FunctionMetric.Errors), Errors);
            Sum(column.Functions(FunctionMetric.Throttles), Throttles);
            Highest(column.Functions(FunctionMetric.ConcurrentExecutions), PeakConcurrency);
            Highest(column.Functions(FunctionMetric.DurationP99), DurationP99);
            Newest(column.Functions(FunctionMetric.DurationP50), DurationP50);
        }
        foreach (var column in minutes.Last(NewestMinutes))
        {
            // An idle minute has no concurrency metric: it is zero then, and known.
            IdleIsZero(column.Functions(FunctionMetric.Invocations), Concurrency);
            Newest(column.Functions(FunctionMetric.ConcurrentExecutions), Concurrency);
        }
        // Known counts and no concurrency at all: nothing ran.
        for (var slot = 0; slot < slots; slot++)
            if (float.IsNaN(PeakConcurrency[slot]) && Invocations[slot] == 0) PeakConcurrency[slot] = 0;
    }

    private static void IdleIsZero(ReadOnlySpan<float> invocations, float[] into)
    {
        for (var slot = 0; slot < Math.Min(invocations.Length, into.Length); slot++)
            if (invocations[slot] == 0) into[slot] = 0;
    }

    private static void Sum(ReadOnlySpan<float> values, float[] into)
    {
        for (var slot = 0; slot < Math.Min(values.Length, into.Length); slot++)
            if (!float.IsNaN(values[slot])) into[slot] = float.IsNaN(into[slot]) ? values[slot] : into[slot] + values[slot];
    }

    private static void Highest(ReadOnlySpan<float> values, float[] into)
    {
        for (var slot = 0; slot < Math.Min(values.Length, into.Length); slot++)
            if (values[slot] > into[slot] || float.IsNaN(into[slot])) into[slot] = values[slot];
    }

    private static void Newest(ReadOnlySpan<float> values, float[] into)
    {
        for (var slot = 0; slot < Math.Min(values.Length, into.Length); slot++)
            if (!float.IsNaN(values[slot])) into[slot] = values[slot];
    }

    private static float[] Unknown(int slots)
    {
        var values = new float[slots];
        Array.Fill(values, float.NaN);
        return values;
    }
}
