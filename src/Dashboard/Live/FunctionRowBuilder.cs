using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Dashboard.Analysis.Model;

namespace Dashboard.Live;

/// <summary>Makes the rows of a snapshot: pure, for all functions at once, once per tick and window however many people look.</summary>
public static class FunctionRowBuilder
{
    /// <summary>Share of its ceiling from which a function counts as near it. A house rule; AWS's example alarm on the account is at 70 %.</summary>
    public const double NearCeilingShare = 0.8;

    /// <param name="slots">Slot by name: the functions to make rows of.</param>
    /// <param name="functions">By slot.</param>
    /// <param name="previous">Rows of an earlier snapshot over the same window; those that still hold keep their instance. Default: none.</param>
    /// <returns>Ordered by name.</returns>
    public static ImmutableArray<FunctionRow> Build(
        MinuteWindow minutes, ImmutableDictionary<string, int> slots, ImmutableArray<FunctionConfiguration> functions, AccountLedger ledger,
        RowWindow window, ImmutableArray<FunctionRow> previous)
    {
        var columns = minutes.Last((int)window);
        var totals = new WindowTotals(minutes, window, functions.Length);
        var sparkline = new SparklinePath(columns, (int)window);
        var earlier = BySlot(previous, functions.Length);
        var rows = new FunctionRow[slots.Count];
        var next = 0;
        foreach (var (_, slot) in slots)
        {
            var row = Row(functions[slot], slot, totals, ledger, ref sparkline, earlier[slot]);
            rows[next++] = row.Equals(earlier[slot]) ? earlier[slot]! : row;
        }
        Array.Sort(rows, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    private static FunctionRow Row(
        FunctionConfiguration function, int slot, WindowTotals totals, AccountLedger ledger, ref SparklinePath sparkline, FunctionRow? earlier)
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
            Sparkline = sparkline.Draw(slot, totals.PeakConcurrency[slot], earlier?.Sparkline),
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
