using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Live;

/// <summary>Makes the rows of a snapshot: pure, for all functions at once, once per tick and window however many people look.</summary>
public static class FunctionRowBuilder
{
    /// <summary>Share of its ceiling from which a function counts as near it. A house rule; AWS's example alarm on the account is at 70 %.</summary>
    public const double NearCeilingShare = 0.8;

    /// <param name="slots">Slot by name: the functions to make rows of.</param>
    /// <param name="functions">By slot.</param>
    /// <param name="analysis">What was found in the functions; null where no verdicts are wanted.</param>
    /// <param name="plan">How functions are read.</param>
    /// <param name="previous">Rows of an earlier snapshot over the same window; those that still hold keep their instance. Default: none.</param>
    /// <returns>Ordered by name.</returns>
    public static ImmutableArray<FunctionRow> Build(
        MinuteWindow minutes, ImmutableDictionary<string, int> slots, ImmutableArray<FunctionConfiguration> functions, AccountLedger ledger,
        AccountAnalysis? analysis, PollPlan plan, RowWindow window, ImmutableArray<FunctionRow> previous)
    {
        var totals = new WindowTotals(minutes, window, functions.Length);
        var sparklines = new Sparklines(minutes, window, totals.PeakConcurrency);
        var earlier = BySlot(previous, functions.Length);
        var order = SlotsByName(slots, previous);
        var rows = new FunctionRow[order.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var slot = order[i];
            var row = Row(functions[slot], slot, totals, ledger, sparklines, earlier[slot]);
            row = WithReading(row, totals.OldEnd(slot), plan, minutes.LastMinute);
            if (analysis is not null) row = WithVerdict(row, analysis.Of(slot));
            rows[i] = row.Equals(earlier[slot]) ? earlier[slot]! : row;
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    /// <param name="oldEnd">See <see cref="FunctionRow.AsOf"/>.</param>
    private static FunctionRow WithReading(FunctionRow row, long? oldEnd, PollPlan plan, long lastMinute)
    {
        var isPinned = plan.Pinned.Contains(row.Name);
        if (oldEnd is null && !isPinned) return row;
        return row with { IsPinned = isPinned, AsOf = oldEnd, IsStale = lastMinute + 1 - oldEnd > ReadingDelay.Longest(plan.Of(row.Slot)) };
    }

    /// <param name="findings">Of the function, the most urgent first.</param>
    private static FunctionRow WithVerdict(FunctionRow row, IEnumerable<Finding> findings)
    {
        Verdict? verdict = null;
        var groups = default(FoundGroups);
        foreach (var finding in findings)
        {
            verdict ??= Verdict.Of(finding);
            groups = groups.With(finding.Group);
        }
        return verdict is null ? row : row with { Verdict = verdict, Found = groups };
    }

    /// <summary>Sorting is needed only when functions came or went.</summary>
    private static int[] SlotsByName(ImmutableDictionary<string, int> slots, ImmutableArray<FunctionRow> previous)
    {
        if (!previous.IsDefault && previous.Length == slots.Count && previous.All(row => slots.TryGetValue(row.Name, out var slot) && slot == row.Slot))
            return [.. previous.Select(row => row.Slot)];
        return [.. slots.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
    }

    private static FunctionRow Row(
        FunctionConfiguration function, int slot, WindowTotals totals, AccountLedger ledger, Sparklines sparklines, FunctionRow? earlier)
    {
        var concurrency = Whole(totals.Concurrency[slot]);
        var invocations = Count(totals.Invocations[slot]);
        var errors = Count(totals.Errors[slot]);
        var throttles = Count(totals.Throttles[slot]);
        var ceiling = Ceiling.Of(function, concurrency, ledger);
        double? utilization = ceiling.Value > 0 && concurrency is { } used ? (double)used / ceiling.Value.Value : null;
        return new()
        {
            Slot = slot,
            Name = function.Name,
            Runtime = function.Runtime,
            MemoryMegabytes = function.MemoryMegabytes,
            State = State(concurrency, invocations, throttles, utilization),
            Concurrency = concurrency,
            PeakConcurrency = Whole(totals.PeakConcurrency[slot]),
            Ceiling = ceiling.Value,
            CeilingKind = ceiling.Kind,
            Headroom = ceiling.Value is { } limit && concurrency is { } now ? Math.Max(0, limit - now) : null,
            Utilization = utilization,
            Throttles = throttles,
            Invocations = invocations,
            Errors = errors,
            ErrorRate = invocations > 0 && errors is { } failed ? (double)failed / invocations.Value : null,
            DurationP50 = Number(totals.DurationP50[slot]),
            DurationP99 = Number(totals.DurationP99[slot]),
            TimeoutMilliseconds = function.Timeout?.TotalMilliseconds,
            Sparkline = sparklines.Draw(slot, totals.PeakConcurrency[slot], earlier?.Sparkline),
        };
    }

    private static FunctionState State(int? concurrency, long? invocations, long? throttles, double? utilization) =>
        throttles > 0 ? FunctionState.Throttled
        : utilization >= NearCeilingShare && concurrency > 0 ? FunctionState.NearCeiling
        : invocations > 0 || concurrency > 0 ? FunctionState.Normal
        : invocations == 0 || concurrency == 0 ? FunctionState.Idle
        : FunctionState.Unknown;

    private static FunctionRow?[] BySlot(ImmutableArray<FunctionRow> rows, int slots)
    {
        var bySlot = new FunctionRow?[slots];
        if (rows.IsDefault) return bySlot;
        foreach (var row in rows)
            if (row.Slot < slots) bySlot[row.Slot] = row;
        return bySlot;
    }

    private static int? Whole(float value) => float.IsNaN(value) ? null : (int)MathF.Round(value);
    private static long? Count(float value) => float.IsNaN(value) ? null : (long)MathF.Round(value);
    private static double? Number(float value) => float.IsNaN(value) ? null : value;
}
