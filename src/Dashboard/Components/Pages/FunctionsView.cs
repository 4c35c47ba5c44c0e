using System.Collections.Immutable;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What the functions page shows of a snapshot.</summary>
/// <param name="Rows">Filtered and sorted.</param>
/// <param name="Total">All functions of the account.</param>
/// <param name="Counts">Functions that match the search, by state, most urgent first; states without any are left out.</param>
public sealed record FunctionsView(FunctionsQuery Query, ImmutableArray<FunctionRow> Rows, int Total, ImmutableArray<(FunctionState State, int Count)> Counts)
{
    public int Matching => Counts.Sum(count => count.Count);

    public static FunctionsView From(AccountSnapshot snapshot, FunctionsQuery query)
    {
        var all = snapshot.Rows.Over(query.Window);
        var found = query.Search.Length == 0 ? all : [.. all.Where(row => row.Name.Contains(query.Search, StringComparison.OrdinalIgnoreCase))];
        var rows = query.State is { } state ? [.. found.Where(row => row.State == state)] : found;
        return new(query, rows.Sort(new FunctionOrder(query.Sort, query.Descending)), all.Length, Count(found));
    }

    private static ImmutableArray<(FunctionState, int)> Count(ImmutableArray<FunctionRow> rows) =>
        [.. rows.CountBy(row => row.State).OrderByDescending(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
}
