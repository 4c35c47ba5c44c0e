using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Rules;

/// <summary>
/// Turns minute columns into series of functions, several neighbouring slots at a time: a cache line of a column holds sixteen slots, and
/// reading them one by one would fetch it sixteen times.
/// </summary>
internal static class SeriesBlock
{
    /// <summary>Slots turned at once: one cache line of each column.</summary>
    public const int Slots = 16;

    /// <summary>Values of one function: metric by metric, each over all minutes.</summary>
    public static int ValuesOf(int minutes) => MinuteColumn.FunctionMetrics * minutes;

    /// <param name="values">Receives the functions one after the other.</param>
    public static void Fill(MinuteWindow minutes, int firstSlot, int slots, Span<float> values)
    {
        var length = minutes.Length;
        var each = ValuesOf(length);
        var columns = minutes.Columns.AsSpan();
        values[..(slots * each)].Fill(float.NaN);
        // A series at a time, so that the few places written to stay in the nearest cache from one minute to the next.
        for (var metric = 0; metric < MinuteColumn.FunctionMetrics; metric++)
        {
            for (var index = 0; index < columns.Length; index++)
            {
                var known = columns[index].Functions((FunctionMetric)metric);
                if (firstSlot >= known.Length) continue;
                known = known[firstSlot..Math.Min(known.Length, firstSlot + slots)];
                var at = metric * length + index;
                foreach (var value in known)
                {
                    values[at] = value;
                    at += each;
                }
            }
        }
    }
}
