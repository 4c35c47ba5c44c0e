using System.Collections.Immutable;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What the functions page shows of a snapshot.</summary>
/// <param name="Rows">Filtered and sorted; shared with other viewers.</param>
/// <param name="Total">All functions of the account.</param>
/// <param name="Counts">Functions whose name matches, by state, most urgent first; states without any are left out.</param>
public sealed record FunctionsView(RowQuery Query, FunctionRow[] Rows, int Total, ImmutableArray<(FunctionState State, int Count)> Counts)
{
    public int Matching => Counts.Sum(count => count.Count);

    public static FunctionsView From(AccountSnapshot snapshot, RowQuery query, RowViews views)
    {
        var matching = views.Get(snapshot, new RowQuery(query.Window, query.Text));
        return new(query, views.Get(snapshot, query), snapshot.Rows.Over(query.Window).Length, Count(matching));
    }

    private static ImmutableArray<(FunctionState, int)> Count(FunctionRow[] rows) =>
        [.. rows.CountBy(row => row.State).OrderByDescending(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
}
