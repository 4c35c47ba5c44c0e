using System.Numerics;
using Dashboard.Analysis.Model;

namespace Dashboard.Live;

/// <summary>
/// Sums, peaks and newest values of all functions over a window, gathered column by column so that 10,000 functions take a few
/// milliseconds. A function that is read rarely has its window end with its own newest minute. Arrays by slot; NaN where nothing is known.
/// </summary>
internal sealed class WindowTotals
{
    /// <summary>Minutes behind the newest up to which a function counts as known until now: busy functions are read every five minutes, as far as they are settled.</summary>
    public const int FreshMinutes = 10;

    /// <summary>Index of the column with which each function's window ends: the last one, or its own newest where that is older than <see cref="FreshMinutes"/>.</summary>
    private readonly float[] _ends;
    private readonly MinuteWindow _minutes;
    private readonly int _window;

    public float[] Invocations { get; }
    public float[] Errors { get; }
    public float[] Throttles { get; }
    public float[] PeakConcurrency { get; }
    public float[] Concurrency { get; }
    public float[] DurationP50 { get; }
    public float[] DurationP99 { get; }

    /// <param name="window">What sums and peaks are of.</param>
    public WindowTotals(MinuteWindow minutes, RowWindow window, int slots)
    {
        (_minutes, _window) = (minutes, (int)window);
        Invocations = Unknown(slots);
        Errors = Unknown(slots);
        Throttles = Unknown(slots);
        PeakConcurrency = Unknown(slots);
        Concurrency = Unknown(slots);
        DurationP50 = Unknown(slots);
        DurationP99 = Unknown(slots);
        _ends = Unknown(slots);
        GatherNewest();
        GatherWindows();
        // Known counts and no concurrency at all: nothing ran.
        for (var slot = 0; slot < slots; slot++)
            if (float.IsNaN(PeakConcurrency[slot]) && Invocations[slot] == 0) PeakConcurrency[slot] = 0;
    }

    /// <summary>End of the newest minute of a function, in minutes since 1970; null when it is fresh, or nothing is known.</summary>
    public long? OldEnd(int slot) => _ends[slot] < _minutes.Length - 1 ? _minutes.FirstMinute + (long)_ends[slot] + 1 : null;

    /// <summary>From the newest minute back until something is known of every function.</summary>
    private void GatherNewest()
    {
        for (var index = _minutes.Length - 1; index >= 0 && (HasUnknown(_ends) || HasUnknown(Concurrency)); index--)
        {
            var invocations = _minutes.Columns[index].Functions(FunctionMetric.Invocations);
            var concurrency = _minutes.Columns[index].Functions(FunctionMetric.ConcurrentExecutions);
            var here = new Vector<float>(index);
            Merge(invocations, _ends, (value, sofar) => Choose(sofar, sofar, Choose(value, here, sofar)));
            Merge(concurrency, _ends, (value, sofar) => Choose(sofar, sofar, Choose(value, here, sofar)));
            Merge(concurrency, Concurrency, static (value, sofar) => Choose(sofar, sofar, value));
            // An idle minute has no concurrency metric: it is zero then, and known.
            Merge(invocations, Concurrency, static (value, sofar) => Choose(sofar, sofar, Vector.ConditionalSelect(Vector.Equals(value, Vector<float>.Zero), value, sofar)));
        }
        var last = _minutes.Length - 1;
        for (var slot = 0; slot < _ends.Length; slot++)
            if (!(last - _ends[slot] > FreshMinutes)) _ends[slot] = last;
    }

    private void GatherWindows()
    {
        var first = _minutes.Length - _window;
        foreach (var end in _ends) first = Math.Min(first, (int)end - _window + 1);
        for (var index = Math.Max(0, first); index < _minutes.Length; index++)
        {
            var column = _minutes.Columns[index];
            Gather(column.Functions(FunctionMetric.Invocations), Invocations, index, Sum);
            Gather(column.Functions(FunctionMetric.Errors), Errors, index, Sum);
            Gather(column.Functions(FunctionMetric.Throttles), Throttles, index, Sum);
            Gather(column.Functions(FunctionMetric.ConcurrentExecutions), PeakConcurrency, index, Highest);
            Gather(column.Functions(FunctionMetric.DurationP99), DurationP99, index, Highest);
            Gather(column.Functions(FunctionMetric.DurationP50), DurationP50, index, Newest);
        }
    }

    /// <summary>Merges a column where it is within the function's own window. After its end little is known, if anything: throttles that were looked for.</summary>
    private void Gather(ReadOnlySpan<float> values, float[] into, int index, Func<Vector<float>, Vector<float>, Vector<float>> merge)
    {
        if (index >= _minutes.Length - _window)
        {
            Merge(values, into, merge);
            return;
        }
        // Before the last window only those whose own window reaches back so far.
        var lastEnd = new Vector<float>(index + _window - 1);
        var length = Math.Min(values.Length, into.Length);
        var slot = 0;
        for (; slot <= length - Vector<float>.Count; slot += Vector<float>.Count)
        {
            var isWithin = Vector.LessThanOrEqual(new Vector<float>(_ends.AsSpan(slot)), lastEnd);
            if (isWithin == Vector<int>.Zero) continue;
            var sofar = new Vector<float>(into.AsSpan(slot));
            Vector.ConditionalSelect(isWithin, merge(new(values[slot..]), sofar), sofar).CopyTo(into.AsSpan(slot));
        }
        for (; slot < length; slot++)
            if (_ends[slot] <= lastEnd[0]) into[slot] = merge(new(values[slot]), new(into[slot]))[0];
    }

    private static Vector<float> Sum(Vector<float> value, Vector<float> sofar) => Choose(value, Choose(sofar, value + sofar, value), sofar);

    private static Vector<float> Highest(Vector<float> value, Vector<float> sofar) => Choose(value, Choose(sofar, Vector.Max(value, sofar), value), sofar);

    private static Vector<float> Newest(Vector<float> value, Vector<float> sofar) => Choose(value, value, sofar);

    /// <summary>The one where <paramref name="test"/> is a number, the other where it is NaN.</summary>
    private static Vector<float> Choose(Vector<float> test, Vector<float> known, Vector<float> unknown) =>
        Vector.ConditionalSelect(Vector.Equals(test, test), known, unknown);

    private static void Merge(ReadOnlySpan<float> values, float[] into, Func<Vector<float>, Vector<float>, Vector<float>> merge)
    {
        var length = Math.Min(values.Length, into.Length);
        var slot = 0;
        for (; slot <= length - Vector<float>.Count; slot += Vector<float>.Count)
            merge(new(values[slot..]), new(into.AsSpan(slot))).CopyTo(into.AsSpan(slot));
        for (; slot < length; slot++) into[slot] = merge(new(values[slot]), new(into[slot]))[0];
    }

    private static bool HasUnknown(float[] values)
    {
        var slot = 0;
        for (; slot <= values.Length - Vector<float>.Count; slot += Vector<float>.Count)
            if (new Vector<float>(values.AsSpan(slot)) is var some && !Vector.EqualsAll(some, some)) return true;
        for (; slot < values.Length; slot++)
            if (float.IsNaN(values[slot])) return true;
        return false;
    }

    private static float[] Unknown(int slots)
    {
        var values = new float[slots];
        Array.Fill(values, float.NaN);
        return values;
    }
}
