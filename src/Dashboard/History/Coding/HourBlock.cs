using System.Numerics;

namespace Dashboard.History.Coding;

/// <summary>One hour of one series family: minute by metric, NaN where nothing is known.</summary>
public sealed class HourBlock
{
    public const int Minutes = 60;

    private readonly float[] _values;

    /// <param name="wanted">See <see cref="Wanted"/>; all metrics unless said.</param>
    public HourBlock(SeriesShape shape, ulong wanted = ulong.MaxValue)
    {
        (Shape, Wanted) = (shape, wanted & ((1UL << shape.Metrics) - 1));
        _values = new float[shape.Metrics * Minutes];
        Array.Fill(_values, float.NaN);
    }

    public SeriesShape Shape { get; }

    /// <summary>One bit a metric that is to be read into it; of the others nothing is ever known.</summary>
    public ulong Wanted { get; }

    /// <summary>Whether a metric is among those.</summary>
    public bool Wants(int metric) => (Wanted >> metric & 1) != 0;

    /// <summary>The minutes of one metric.</summary>
    public Span<float> this[int metric] => _values.AsSpan(metric * Minutes, Minutes);

    /// <summary>Takes over every value that is known of another block of the same shape.</summary>
    public void Overlay(HourBlock newer)
    {
        for (var i = 0; i < _values.Length; i++)
            if (!float.IsNaN(newer._values[i])) _values[i] = newer._values[i];
    }

    public void Clear()
    {
        for (var metrics = Wanted; metrics != 0; metrics &= metrics - 1) this[BitOperations.TrailingZeroCount(metrics)].Fill(float.NaN);
    }

    /// <summary>One bit a minute of which anything is known.</summary>
    internal ulong Known()
    {
        var known = 0UL;
        for (var metric = 0; metric < Shape.Metrics; metric++)
        {
            var minutes = this[metric];
            for (var minute = 0; minute < Minutes; minute++)
                if (!float.IsNaN(minutes[minute])) known |= 1UL << minute;
        }
        return known;
    }
}
