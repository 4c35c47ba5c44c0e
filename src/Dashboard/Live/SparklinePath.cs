using Dashboard.Analysis.Model;

namespace Dashboard.Live;

/// <summary>Draws concurrency over a window as an SVG path in a box of 100 by 24, the peak at the top, gaps where nothing is known.</summary>
internal ref struct SparklinePath
{
    public const int Points = 60;
    private const int Width = 100;
    private const int Height = 24;
    private const int LongestPoint = 16;

    private readonly ReadOnlySpan<MinuteColumn> _columns;
    private readonly Span<float> _buckets;
    private readonly char[] _path;
    private readonly int _minutesPerBucket;

    /// <param name="columns">The window, oldest first.</param>
    /// <param name="minutes">Its nominal length; buckets begin at whole multiples of minutes, so that they do not jitter as time goes on.</param>
    public SparklinePath(ReadOnlySpan<MinuteColumn> columns, int minutes)
    {
        _columns = columns;
        _minutesPerBucket = (minutes + Points - 1) / Points;
        _buckets = new float[(minutes + _minutesPerBucket - 1) / _minutesPerBucket];
        _path = new char[_buckets.Length * LongestPoint];
    }

    /// <param name="previous">The same function's last path, handed back when it is still right.</param>
    public string Draw(int slot, float peak, string? previous)
    {
        if (!(peak > 0)) return "";
        Fill(slot);
        var length = Write(peak);
        var path = _path.AsSpan(0, length);
        return path.SequenceEqual(previous) ? previous! : path.ToString();
    }

    private void Fill(int slot)
    {
        _buckets.Fill(float.NaN);
        var newest = _columns[^1].Minute / _minutesPerBucket;
        foreach (var column in _columns)
        {
            var bucket = _buckets.Length - 1 - (int)(newest - column.Minute / _minutesPerBucket);
            if (bucket < 0) continue;
            var value = column.Function(FunctionMetric.ConcurrentExecutions, slot);
            if (float.IsNaN(value) && column.Function(FunctionMetric.Invocations, slot) == 0) value = 0;
            if (value > _buckets[bucket] || float.IsNaN(_buckets[bucket])) _buckets[bucket] = value;
        }
    }

    private readonly int Write(float peak)
    {
        var length = 0;
        var penDown = false;
        for (var i = 0; i < _buckets.Length; i++)
        {
            var value = _buckets[i];
            if (float.IsNaN(value))
            {
                penDown = false;
                continue;
            }
            _path[length++] = penDown ? 'L' : 'M';
            length += Tenths(_buckets.Length == 1 ? 0 : 10 * Width * i / (_buckets.Length - 1), _path.AsSpan(length));
            _path[length++] = ' ';
            length += Tenths((int)MathF.Round(10 * (Height - 1 - value / peak * (Height - 2))), _path.AsSpan(length));
            // A lone point would be invisible without a stroke of its own.
            if (!penDown && (i + 1 == _buckets.Length || float.IsNaN(_buckets[i + 1]))) "h.5".CopyTo(_path.AsSpan(length..(length += 3)));
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
