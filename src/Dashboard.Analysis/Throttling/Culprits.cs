using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Throttling;

/// <summary>
/// Who ate the pool: what each function had above its own usual level while the pool was starved. A function that is always large is not to
/// blame for a sudden want; one that is never is. Functions with a reservation do not draw on the pool.
/// </summary>
public static class Culprits
{
    /// <param name="starved">By minute of the window.</param>
    /// <returns>The greatest excess first.</returns>
    public static ImmutableArray<Culprit> Of(AccountCase account, ReadOnlySpan<bool> starved)
    {
        var (minutes, input) = (account.Input.Minutes, account.Input);
        var least = Math.Max(2, ThrottleThresholds.CulpritPeakShare * (input.Limits?.ConcurrentExecutions ?? 0));
        var found = new List<Culprit>();
        foreach (var (name, slot) in input.Slots)
        {
            if (input.Functions[slot].Reserved.Value is not null || Peak(minutes, slot, starved) < least) continue;
            if (Measure(minutes, slot, name, starved) is { Excess: > 0 } culprit) found.Add(culprit);
        }
        var total = found.Sum(culprit => culprit.Excess);
        return
        [
            .. found.OrderByDescending(culprit => culprit.Excess).ThenBy(culprit => culprit.Function, StringComparer.Ordinal)
                .Take(ThrottleThresholds.MostCulprits)
                .Select(culprit => culprit with { Share = culprit.Excess / total }),
        ];
    }

    private static Culprit Measure(MinuteWindow minutes, int slot, string name, ReadOnlySpan<bool> starved)
    {
        Span<float> others = stackalloc float[starved.Length];
        var known = 0;
        for (var i = 0; i < starved.Length; i++)
            if (!starved[i] && Concurrency(minutes.Columns[i], slot) is var value && !float.IsNaN(value)) others[known++] = value;
        others[..known].Sort();
        double usual = known == 0 ? 0 : others[known / 2];

        double excess = 0, peak = 0, counted = 0;
        for (var i = 0; i < starved.Length; i++)
        {
            if (!starved[i] || Concurrency(minutes.Columns[i], slot) is var value && float.IsNaN(value)) continue;
            excess += Math.Max(0, value - usual);
            peak = Math.Max(peak, value);
            counted++;
        }
        return new(slot, name, usual, peak, counted == 0 ? 0 : excess / counted, 0);
    }

    private static float Peak(MinuteWindow minutes, int slot, ReadOnlySpan<bool> starved)
    {
        var peak = 0f;
        for (var i = 0; i < starved.Length; i++)
            if (starved[i] && minutes.Columns[i].Function(FunctionMetric.ConcurrentExecutions, slot) is var value && value > peak) peak = value;
        return peak;
    }

    /// <summary>Zero in a minute in which it is known that nothing ran.</summary>
    private static float Concurrency(MinuteColumn column, int slot) =>
        column.Function(FunctionMetric.ConcurrentExecutions, slot) is var value && float.IsNaN(value) && column.Function(FunctionMetric.Invocations, slot) == 0 ? 0 : value;
}
