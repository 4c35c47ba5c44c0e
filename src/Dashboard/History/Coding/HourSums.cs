using Dashboard.Analysis.Model;

namespace Dashboard.History.Coding;

/// <summary>Adds up the minutes of an hour.</summary>
internal static class HourSums
{
    public static HourTotals Of(HourBlock block) => block.Shape == SeriesShape.Account
        ? Of(block[(int)AccountMetric.Invocations], block[(int)AccountMetric.Errors], block[(int)AccountMetric.Throttles], block[(int)AccountMetric.DurationAverage],
            block[(int)AccountMetric.DurationMaximum], block[(int)AccountMetric.ClaimedAccountConcurrency], default, default)
        : Of(block[(int)FunctionMetric.Invocations], block[(int)FunctionMetric.Errors], block[(int)FunctionMetric.Throttles], block[(int)FunctionMetric.DurationAverage],
            block[(int)FunctionMetric.DurationMaximum], block[(int)FunctionMetric.ConcurrentExecutions],
            block[(int)FunctionMetric.ProvisionedConcurrencySpilloverInvocations], block[(int)FunctionMetric.AsyncEventsDropped]);

    private static HourTotals Of(
        ReadOnlySpan<float> invocations, ReadOnlySpan<float> errors, ReadOnlySpan<float> throttles, ReadOnlySpan<float> average, ReadOnlySpan<float> longest,
        ReadOnlySpan<float> peak, ReadOnlySpan<float> spillover, ReadOnlySpan<float> dropped)
    {
        int minutes = 0, throttled = 0;
        double ran = 0, failed = 0, rejected = 0, took = 0;
        for (var i = 0; i < invocations.Length; i++)
        {
            if (!float.IsNaN(invocations[i]))
            {
                minutes++;
                ran += invocations[i];
                if (!float.IsNaN(average[i])) took += (double)invocations[i] * average[i];
            }
            if (errors[i] > 0) failed += errors[i];
            if (!(throttles[i] > 0)) continue;
            rejected += throttles[i];
            throttled++;
        }
        return new(minutes, (long)ran, (long)failed, (long)rejected, throttled, took, Highest(longest), (long)Highest(peak), (long)Sum(spillover), (long)Sum(dropped));
    }

    private static double Sum(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            if (value > 0) sum += value;
        return sum;
    }

    private static float Highest(ReadOnlySpan<float> values)
    {
        var highest = 0f;
        foreach (var value in values)
            if (value > highest) highest = value;
        return highest;
    }
}
