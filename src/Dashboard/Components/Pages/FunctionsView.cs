using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What the functions page shows of a snapshot.</summary>
/// <param name="Rows">Filtered and sorted; shared with other viewers.</param>
/// <param name="Total">All functions of the account.</param>
/// <param name="Counts">Functions that match but for their state, by state, most urgent first; states without any are left out.</param>
/// <param name="Freshness">Of the account's own series; rows that are older say so.</param>
/// <param name="Pinned">Functions of the account that are pinned.</param>
/// <param name="Verdicts">Functions that match but for what was found, by group in its order; groups without any are left out, but for the one asked for.</param>
public sealed record FunctionsView(
    RowQuery Query, FunctionRow[] Rows, int Total, Freshness Freshness, int Pinned, ImmutableArray<(FunctionState State, int Count)> Counts, ImmutableArray<(PatternGroup Group, int Count)> Verdicts)
{
    public int Matching => Counts.Sum(count => count.Count);

    public static FunctionsView From(AccountSnapshot snapshot, RowQuery query, RowViews views)
    {
        var byName = new RowQuery(query.Window, query.Text, Pinned: query.Pinned);
        var all = snapshot.Rows.Over(query.Window);
        return new(
            query,
            views.Get(snapshot, query),
            all.Length,
            Freshness.From(snapshot),
            all.Count(row => row.IsPinned),
            Count(views.Get(snapshot, byName with { Verdict = query.Verdict })),
            CountVerdicts(views.Get(snapshot, byName with { State = query.State }), query.Verdict));
    }

    private static ImmutableArray<(PatternGroup, int)> CountVerdicts(FunctionRow[] rows, PatternGroup? asked) =>
    [
        .. Enum.GetValues<PatternGroup>()
            .Select(group => (Group: group, Count: rows.Count(row => row.Found.Contains(group))))
            .Where(pair => pair.Count > 0 || pair.Group == asked),
    ];

    private static ImmutableArray<(FunctionState, int)> Count(FunctionRow[] rows) =>
        [.. rows.CountBy(row => row.State).OrderByDescending(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
}
