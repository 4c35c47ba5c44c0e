using System.Buffers.Binary;

namespace Dashboard.Charts;

/// <summary>
/// What a browser that has drawn one set of points needs to draw the next: only rows that are new or changed, each the time in Unix
/// milliseconds and one value a series, as little-endian float64. Blazor sends a byte array as it is.
/// </summary>
public static class ChartDelta
{
    private const double MillisecondsPerMinute = 60_000;

    public static bool IsEmpty(ChartData? previous, ChartData next) =>
        Continues(previous, next) && previous!.SettledThrough == next.SettledThrough && previous.Times[0] == next.Times[0]
        && previous.Marked.SequenceEqual(next.Marked) && Changed(previous, next).Length == 0;

    /// <summary>False when the browser must start again: another step, other series, or nothing drawn yet.</summary>
    public static bool Continues(ChartData? previous, ChartData next) =>
        previous is not null && previous.Step == next.Step && previous.Series == next.Series && previous.Times.Length == next.Times.Length;

    /// <summary>Beginning and end of each shaded stretch, in Unix milliseconds, one after the other.</summary>
    public static double[] Marks(ChartData data)
    {
        var marks = new double[data.Marked.Length * 2];
        for (var i = 0; i < data.Marked.Length; i++)
        {
            marks[2 * i] = data.Marked[i].First * MillisecondsPerMinute;
            marks[2 * i + 1] = (data.Marked[i].Last + 1) * MillisecondsPerMinute;
        }
        return marks;
    }

    public static byte[] Changed(ChartData? previous, ChartData next)
    {
        var from = Continues(previous, next) ? previous : null;
        var shift = from is null ? 0 : (int)((next.Times[0] - from.Times[0]) / next.Step.TotalMilliseconds);
        var rows = new List<int>();
        for (var i = 0; i < next.Times.Length; i++)
        {
            if (from is null || !SameRow(from, i + shift, next, i)) rows.Add(i);
        }
        return Pack(next, rows);
    }

    private static bool SameRow(ChartData previous, int before, ChartData next, int now)
    {
        if ((uint)before >= (uint)previous.Times.Length) return false;
        for (var series = 0; series < next.Series; series++)
        {
            if (!previous.Values[series][before].Equals(next.Values[series][now])) return false;
        }
        return true;
    }

    private static byte[] Pack(ChartData data, List<int> rows)
    {
        var width = data.Series + 1;
        var bytes = new byte[rows.Count * width * sizeof(double)];
        var at = bytes.AsSpan();
        foreach (var row in rows)
        {
            Write(ref at, data.Times[row]);
            foreach (var values in data.Values) Write(ref at, values[row]);
        }
        return bytes;
    }

    private static void Write(ref Span<byte> at, double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(at, value);
        at = at[sizeof(double)..];
    }
}
