using System.Collections;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Rules;

/// <summary>
/// Which functions an input says something new of. Columns that did not change are the very same objects, so only the others are compared.
/// That a function did nothing in a minute is no news unless it did something in that minute or since: no rule finds anything in idleness
/// itself. Once an hour all functions count as changed, for what depends on the clock alone.
/// </summary>
internal sealed class ChangedSlots
{
    private const int MinutesPerHour = 60;

    private readonly BitArray? _changed;

    private ChangedSlots(BitArray? changed) => _changed = changed;

    public bool this[int slot] => _changed is null || slot >= _changed.Length || _changed[slot];

    public static ChangedSlots Between(AnalysisInput? before, AnalysisInput now)
    {
        if (before is null || !now.HasSettingsOf(before)) return new(null);
        if (before.Minutes.LastMinute / MinutesPerHour != now.Minutes.LastMinute / MinutesPerHour) return new(null);
        var changed = new BitArray(now.Functions.Length);
        for (var slot = 0; slot < now.Functions.Length; slot++)
            changed[slot] = slot >= before.Functions.Length || !ReferenceEquals(now.Functions[slot], before.Functions[slot]);
        if (!ReferenceEquals(before.Slots, now.Slots))
        {
            foreach (var (name, slot) in before.Slots) changed[slot] |= !now.Slots.TryGetValue(name, out var same) || same != slot;
            foreach (var (name, slot) in now.Slots) changed[slot] |= !before.Slots.TryGetValue(name, out var same) || same != slot;
        }
        CompareMinutes(before.Minutes, now.Minutes, changed);
        return new(changed);
    }

    /// <summary>The newest minute first: by then it is known who did something since.</summary>
    private static void CompareMinutes(MinuteWindow before, MinuteWindow now, BitArray changed)
    {
        var oldest = 0;
        while (oldest < now.Length && ReferenceEquals(now.Columns[oldest], before.At(now.FirstMinute + oldest))) oldest++;
        var ran = new BitArray(changed.Length);
        for (var index = now.Length - 1; index >= oldest; index--)
        {
            var column = now.Columns[index];
            for (var metric = 0; metric < MinuteColumn.FunctionMetrics; metric++) NotePositive(column.Functions((FunctionMetric)metric), ran);
            var earlier = before.At(column.Minute);
            if (ReferenceEquals(column, earlier)) continue;
            for (var metric = 0; metric < MinuteColumn.FunctionMetrics; metric++)
                Compare(earlier is null ? default : earlier.Functions((FunctionMetric)metric), column.Functions((FunctionMetric)metric), ran, changed);
        }
    }

    private static void NotePositive(ReadOnlySpan<float> values, BitArray ran)
    {
        for (var slot = 0; slot < Math.Min(values.Length, ran.Length); slot++)
            if (values[slot] > 0) ran[slot] = true;
    }

    private static void Compare(ReadOnlySpan<float> before, ReadOnlySpan<float> now, BitArray ran, BitArray changed)
    {
        if (before == now) return;
        var length = Math.Min(changed.Length, Math.Max(before.Length, now.Length));
        for (var slot = 0; slot < length; slot++)
        {
            var old = slot < before.Length ? before[slot] : float.NaN;
            var value = slot < now.Length ? now[slot] : float.NaN;
            if (old == value || (float.IsNaN(old) && (float.IsNaN(value) || (value == 0 && !ran[slot])))) continue;
            changed[slot] = true;
        }
    }
}
