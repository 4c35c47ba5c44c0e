using System.Collections.Immutable;

namespace Dashboard.Live;

/// <summary>Filters and sorts rows. Rows without a value come last in both directions; equal ones by name.</summary>
public static class RowSelection
{
    /// <param name="rows">Ordered by name.</param>
    public static FunctionRow[] Of(ImmutableArray<FunctionRow> rows, RowQuery query)
    {
        var text = query.Text.Trim();
        var chosen = rows.Where(r => (query.State is null || r.State == query.State) && (query.Verdict is not { } group || r.Found.Contains(group)) && (r.IsPinned || !query.Pinned) && r.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).ToArray();
        return query.Sort switch
        {
            RowSort.Name => query.Descending ? [.. chosen.Reverse()] : chosen,
            RowSort.Urgency => ByUrgency(chosen, query.Descending),
            RowSort.Runtime => ByText(chosen, query.Descending, r => r.Runtime),
            _ => ByNumber(chosen, query),
        };
    }

    // Nullable values compare below all others, so that the unknown is least urgent.
    private static FunctionRow[] ByUrgency(FunctionRow[] rows, bool descending)
    {
        var order = Comparer<(int, FunctionState, long?, double?, long?)>.Default;
        static (int, FunctionState, long?, double?, long?) Urgency(FunctionRow row) =>
            (row.Verdict is { } verdict && VerdictUrgency.IsPressing(verdict) ? VerdictUrgency.Of(verdict) : 0, row.State, row.Throttles, row.Utilization, row.Invocations);
        return descending ? [.. rows.OrderByDescending(Urgency, order)] : [.. rows.OrderBy(Urgency, order)];
    }

    private static FunctionRow[] ByNumber(FunctionRow[] rows, RowQuery query)
    {
        var keys = new (bool Unknown, double Key, int Order)[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var value = Number(rows[i], query.Sort);
            keys[i] = (value is null, (query.Descending ? -value : value) ?? 0, i);
        }
        Array.Sort(keys, rows);
        return rows;
    }

    private static FunctionRow[] ByText(FunctionRow[] rows, bool descending, Func<FunctionRow, string?> text)
    {
        var known = rows.Where(r => text(r) is not null);
        var sorted = descending ? known.OrderByDescending(text, StringComparer.Ordinal) : known.OrderBy(text, StringComparer.Ordinal);
        return [.. sorted, .. rows.Where(r => text(r) is null)];
    }

    private static double? Number(FunctionRow row, RowSort sort) => sort switch
    {
        RowSort.State => row.State == FunctionState.Unknown ? null : (int)row.State,
        RowSort.Verdict => row.Verdict is { } verdict ? VerdictUrgency.Of(verdict) : null,
        RowSort.Concurrency => row.Concurrency,
        RowSort.PeakConcurrency => row.PeakConcurrency,
        RowSort.Ceiling => row.Ceiling,
        RowSort.Headroom => row.Headroom,
        RowSort.Utilization => row.Utilization,
        RowSort.Throttles => row.Throttles,
        RowSort.Invocations => row.Invocations,
        RowSort.Errors => row.Errors,
        RowSort.ErrorRate => row.ErrorRate,
        RowSort.DurationP50 => row.DurationP50,
        RowSort.DurationP99 => row.DurationP99,
        RowSort.Timeout => row.TimeoutMilliseconds,
        RowSort.Memory => row.MemoryMegabytes,
        RowSort.AsOf => row.AsOf,
        _ => null,
    };
}
