using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Charts;

/// <summary>Reduces minutes to as many points as a chart can redraw without stuttering.</summary>
public static class Buckets
{
    /// <summary>Measured: above this an update of the chart library costs more than a tenth of a second.</summary>
    public const int MaximumPoints = 288;

    private const long MillisecondsPerMinute = 60_000;
    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1_440];

    /// <summary>The shortest bucket that keeps a span within <see cref="MaximumPoints"/>.</summary>
    public static int MinutesFor(int span)
    {
        foreach (var step in Steps)
        {
            if (span <= step * MaximumPoints) return step;
        }
        return (span + MaximumPoints - 1) / MaximumPoints;
    }

    /// <summary>
    /// The last <paramref name="span"/> minutes of a window. Buckets start at multiples of their length since 1970, so that they do
    /// not shift as time passes; the first and the last may be partial. Minutes before the window are gaps. A bucket is a gap only
    /// when none of its minutes is known: leaving out the known ones could hide a throttle.
    /// </summary>
    public static ChartData Of(MinuteWindow window, int span, params ReadOnlySpan<ChartSource> sources)
    {
        var step = MinutesFor(span);
        var first = (window.LastMinute - span + 1) / step * step;
        var count = (int)((window.LastMinute - first) / step) + 1;
        if (count > MaximumPoints) (first, count) = (first + step, count - 1);

        var times = ImmutableArray.CreateBuilder<long>(count);
        for (var bucket = 0; bucket < count; bucket++) times.Add((first + (long)bucket * step) * MillisecondsPerMinute);

        var values = ImmutableArray.CreateBuilder<double[]>(sources.Length);
        foreach (var source in sources) values.Add(Series(window, source, first, step, count));
        return new(times.MoveToImmutable(), values.MoveToImmutable(), (window.SettledThrough + 1) * MillisecondsPerMinute, TimeSpan.FromMinutes(step));
    }

    private static double[] Series(MinuteWindow window, ChartSource source, long first, int step, int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        for (var bucket = 0; bucket < count; bucket++)
        {
            for (var minute = first + (long)bucket * step; minute < first + ((long)bucket + 1) * step; minute++)
            {
                if (window.At(minute) is not { } column) continue;
                var value = source.Read(column);
                if (float.IsNaN(value)) continue;
                values[bucket] = double.IsNaN(values[bucket]) ? value
                    : source.By == BucketBy.Sum ? values[bucket] + value
                    : Math.Max(values[bucket], value);
            }
        }
        return values;
    }
}
