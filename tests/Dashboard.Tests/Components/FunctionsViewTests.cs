using Dashboard.Analysis.Findings;
using Dashboard.Components;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Dashboard.Tests.Components.Findings;

namespace Dashboard.Tests.Components;

public sealed class FunctionsViewTests : IDisposable
{
    private readonly RowViews _views = new(TimeProvider.System);

    private readonly SnapshotBuilder _snapshot = new SnapshotBuilder(new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero))
        .Function(Rows.Reserved("Beta", 10, 100) with { DurationP99 = 40, ErrorRate = 0.5 })
        .Function(Rows.Throttled("alpha", 50, 50, 7) with { DurationP99 = 900 })
        .Function(Rows.Idle("delta"))
        .Function(Rows.Throttled("gamma", 20, 20, 90));

    private string[] Names(RowQuery query) => [.. FunctionsView.From(_snapshot.Build(), query, _views).Rows.Select(row => row.Name)];

    [Fact]
    public void Most_urgent_come_first() => Assert.Equal(["gamma", "alpha", "Beta", "delta"], Names(FunctionQueries.Default));

    [Theory]
    [InlineData(RowSort.Name, false, "Beta,alpha,delta,gamma")]
    [InlineData(RowSort.Throttles, true, "gamma,alpha,Beta,delta")]
    [InlineData(RowSort.Concurrency, false, "Beta,gamma,alpha,delta")]
    [InlineData(RowSort.DurationP99, true, "alpha,Beta,delta,gamma")]
    [InlineData(RowSort.DurationP99, false, "Beta,alpha,delta,gamma")]
    [InlineData(RowSort.ErrorRate, true, "Beta,alpha,gamma,delta")]
    [InlineData(RowSort.Headroom, true, "Beta,alpha,gamma,delta")]
    [InlineData(RowSort.Ceiling, false, "gamma,alpha,Beta,delta")]
    public void Columns_sort_and_the_unknown_is_last_either_way(RowSort sort, bool descending, string names) =>
        Assert.Equal(names.Split(','), Names(new RowQuery(Sort: sort, Descending: descending)));

    [Fact]
    public void Search_ignores_case_and_counts_go_with_it()
    {
        var view = FunctionsView.From(_snapshot.Build(), FunctionQueries.Default with { Text = "BETA" }, _views);
        Assert.Equal(["Beta"], view.Rows.Select(row => row.Name));
        Assert.Equal([(FunctionState.Normal, 1)], view.Counts);
        Assert.Equal(4, view.Total);
    }

    [Fact]
    public void State_filters_rows_but_not_the_counts_of_others()
    {
        var view = FunctionsView.From(_snapshot.Build(), FunctionQueries.Default with { State = FunctionState.Throttled }, _views);
        Assert.Equal(["gamma", "alpha"], view.Rows.Select(row => row.Name));
        Assert.Equal([(FunctionState.Throttled, 2), (FunctionState.Normal, 1), (FunctionState.Idle, 1)], view.Counts);
    }

    [Fact]
    public void Harm_that_is_being_done_comes_before_what_the_numbers_of_the_range_say()
    {
        _snapshot.Found(Found.Of(Pattern.AsyncDropped, "delta", Harm.Lost), Found.ReservedCap("alpha"), Found.ReservedCap("gamma") with { IsOngoing = false }, Found.Of(Pattern.LayersAtLimit, "Beta", Harm.Advice));
        Assert.Equal(["delta", "alpha", "gamma", "Beta"], Names(FunctionQueries.Default));
        Assert.Equal(["delta", "alpha", "gamma", "Beta"], Names(new RowQuery(Sort: RowSort.Verdict, Descending: true)));
    }

    [Fact]
    public void Groups_of_findings_filter_together_with_states_and_each_counts_under_the_other()
    {
        _snapshot.Found(Found.ReservedCap("alpha"), Found.Of(Pattern.LayersAtLimit, "alpha", Harm.Advice), Found.Of(Pattern.LayersAtLimit, "Beta", Harm.Advice));
        var view = FunctionsView.From(_snapshot.Build(), FunctionQueries.Default with { State = FunctionState.Throttled, Verdict = PatternGroup.Configuration }, _views);
        Assert.Equal(["alpha"], view.Rows.Select(row => row.Name));
        Assert.Equal([(FunctionState.Throttled, 1), (FunctionState.Normal, 1)], view.Counts);
        Assert.Equal([(PatternGroup.Throttling, 1), (PatternGroup.Configuration, 1)], view.Verdicts);
    }

    [Fact]
    public void A_filter_without_any_match_stays_so_that_it_can_be_taken_off() =>
        Assert.Equal([(PatternGroup.Latency, 0)], FunctionsView.From(_snapshot.Build(), FunctionQueries.Default with { Verdict = PatternGroup.Latency }, _views).Verdicts);

    [Fact]
    public void Sorting_by_the_same_column_turns_round()
    {
        var query = FunctionQueries.Default.SortedBy(RowSort.PeakConcurrency);
        Assert.True(query.Descending);
        Assert.False(query.SortedBy(RowSort.PeakConcurrency).Descending);
        Assert.False(query.SortedBy(RowSort.Name).Descending);
    }

    public void Dispose() => _views.Dispose();

    [Fact]
    public void The_oldest_figures_come_first_when_sorted_so_and_those_of_now_last()
    {
        _snapshot.Function(Rows.Idle("old") with { AsOf = 100 }).Function(Rows.Idle("older") with { AsOf = 90 });
        Assert.Equal(["older", "old"], Names(new RowQuery(Sort: RowSort.AsOf))[..2]);
    }
}
