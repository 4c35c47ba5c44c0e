using Dashboard.Analysis.Model;

namespace Dashboard.Live;

/// <summary>
/// Draws concurrency over a window as SVG paths in a box of 100 by 24, the peak at the top, gaps where nothing is known. The points of
/// all functions that ran are gathered column by column first.
/// </summary>
internal sealed class Sparklines
{
    public const int Points = 60;
    private const int Width = 100;
    private const int Height = 24;
    private const int LongestPoint = 16;

    private readonly int[] _place;
    private readonly float[] _values;
    private readonly int _buckets;
    private readonly int _minutesPerBucket;
    private readonly char[] _path;

    /// <param name="peaks">By slot; only functions with a peak above zero are drawn.</param>
    public Sparklines(MinuteWindow minutes, RowWindow window, ReadOnlySpan<float> peaks)
    {
        // Buckets begin at whole multiples of minutes, so that they do not jitter as time goes on.
        _minutesPerBucket = ((int)window + Points - 1) / Points;
        _buckets = ((int)window + _minutesPerBucket - 1) / _minutesPerBucket;
        _path = new char[_buckets * LongestPoint];
        _place = new int[peaks.Length];
        var drawn = 0;
        for (var slot = 0; slot < peaks.Length; slot++) _place[slot] = peaks[slot] > 0 ? drawn++ : -1;
        _values = new float[drawn * _buckets];
        Array.Fill(_values, float.NaN);
        foreach (var column in minutes.Last((int)window)) Gather(column, minutes.LastMinute);
    }

    /// <param name="previous">The same function's last path, handed back when it is still right.</param>
    public string Draw(int slot, float peak, string? previous)
    {
        if (_place[slot] < 0) return "";
        var length = Write(_values.AsSpan(_place[slot] * _buckets, _buckets), peak);
        var path = _path.AsSpan(0, length);
        return path.SequenceEqual(previous) ? previous! : path.ToString();
    }

    private void Gather(MinuteColumn column, long newest)
    {
        var bucket = _buckets - 1 - (int)(newest / _minutesPerBucket - column.Minute / _minutesPerBucket);
        if (bucket < 0) return;
        var concurrency = column.Functions(FunctionMetric.ConcurrentExecutions);
        var invocations = column.Functions(FunctionMetric.Invocations);
        for (var slot = 0; slot < _place.Length; slot++)
        {
            if (_place[slot] < 0) continue;
            var value = slot < concurrency.Length ? concurrency[slot] : float.NaN;
            if (float.IsNaN(value) && slot < invocations.Length && invocations[slot] == 0) value = 0;
            ref var highest = ref _values[_place[slot] * _buckets + bucket];
            if (value > highest || float.IsNaN(highest)) highest = value;
        }
    }

    private int Write(ReadOnlySpan<float> points, float peak)
    {
        var length = 0;
        var penDown = false;
        for (var i = 0; i < points.Length; i++)
        {
            var value = points[i];
            if (float.IsNaN(value))
            {
                penDown = false;
                continue;
            }
            _path[length++] = penDown ? 'L' : 'M';
            length += Tenths(points.Length == 1 ? 0 : 10 * Width * i / (points.Length - 1), _path.AsSpan(length));
            _path[length++] = ' ';
            length += Tenths((int)MathF.Round(10 * (Height - 1 - value / peak * (Height - 2))), _path.AsSpan(length));
            // A lone point would be invisible without a stroke of its own.
            if (!penDown && (i + 1 == points.Length || float.IsNaN(points[i + 1]))) "h.5".CopyTo(_path.AsSpan(length..(length += 3)));
            penDown = true;
        }
        return length;
    }

    private static int Tenths(int tenths, Span<char> into)
    {
        (tenths / 10).TryFormat(into, out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
        if (tenths % 10 == 0) return length;
        into[length] = '.';
        into[length + 1] = (char)('0' + tenths % 10);
        return length + 2;
    }
}
