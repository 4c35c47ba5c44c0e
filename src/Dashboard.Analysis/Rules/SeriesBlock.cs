using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Rules;

/// <summary>
/// Turns minute columns into series of functions, several neighbouring slots at a time: a cache line of a column holds sixteen slots, and
/// reading them one by one would fetch it sixteen times.
/// </summary>
internal static class SeriesBlock
{
    /// <summary>Slots turned at once.</summary>
    public const int Slots = 16;

    /// <summary>Values of one function: metric by metric, each over all minutes.</summary>
    public static int ValuesOf(int minutes) => MinuteColumn.FunctionMetrics * minutes;

    /// <param name="values">Receives the functions one after the other.</param>
    public static void Fill(MinuteWindow minutes, int firstSlot, int slots, Span<float> values)
    {
        var length = minutes.Length;
        var each = ValuesOf(length);
        for (var index = 0; index < length; index++)
        {
            var column = minutes.Columns[index];
            for (var metric = 0; metric < MinuteColumn.FunctionMetrics; metric++)
            {
                var known = column.Functions((FunctionMetric)metric);
                known = firstSlot < known.Length ? known[firstSlot..Math.Min(known.Length, firstSlot + slots)] : default;
                var at = metric * length + index;
                for (var slot = 0; slot < known.Length; slot++, at += each) values[at] = known[slot];
                for (var slot = known.Length; slot < slots; slot++, at += each) values[at] = float.NaN;
            }
        }
    }
}
