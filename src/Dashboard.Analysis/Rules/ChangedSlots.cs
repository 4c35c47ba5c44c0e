using System.Collections;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Rules;

/// <summary>
/// Which functions an input says something new of. Columns that did not change are the very same objects, so only the others are compared.
/// </summary>
internal sealed class ChangedSlots
{
    private readonly BitArray? _changed;

    private ChangedSlots(BitArray? changed) => _changed = changed;

    public bool this[int slot] => _changed is null || slot >= _changed.Length || _changed[slot];

    public static ChangedSlots Between(AnalysisInput? before, AnalysisInput now)
    {
        if (before is null || !now.HasSettingsOf(before)) return new(null);
        var changed = new BitArray(now.Functions.Length);
        for (var slot = 0; slot < now.Functions.Length; slot++)
            changed[slot] = slot >= before.Functions.Length || !ReferenceEquals(now.Functions[slot], before.Functions[slot]);
        if (!ReferenceEquals(before.Slots, now.Slots))
        {
            foreach (var (name, slot) in before.Slots) changed[slot] |= !now.Slots.TryGetValue(name, out var same) || same != slot;
            foreach (var (name, slot) in now.Slots) changed[slot] |= !before.Slots.TryGetValue(name, out var same) || same != slot;
        }
        foreach (var column in now.Minutes.Columns)
        {
            var earlier = before.Minutes.At(column.Minute);
            if (ReferenceEquals(column, earlier)) continue;
            for (var metric = 0; metric < MinuteColumn.FunctionMetrics; metric++)
                Compare(earlier is null ? default : earlier.Functions((FunctionMetric)metric), column.Functions((FunctionMetric)metric), changed);
        }
        return new(changed);
    }

    private static void Compare(ReadOnlySpan<float> before, ReadOnlySpan<float> now, BitArray changed)
    {
        if (before == now) return;
        var length = Math.Min(changed.Length, Math.Max(before.Length, now.Length));
        for (var slot = 0; slot < length; slot++)
        {
            var old = slot < before.Length ? before[slot] : float.NaN;
            var value = slot < now.Length ? now[slot] : float.NaN;
            if (old != value && !(float.IsNaN(old) && float.IsNaN(value))) changed[slot] = true;
        }
    }
}
