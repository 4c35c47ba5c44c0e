using Dashboard.Components;
using Dashboard.Components.Pages;
using Dashboard.Live;

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
    public void Sorting_by_the_same_column_turns_round()
    {
        var query = FunctionQueries.Default.SortedBy(RowSort.PeakConcurrency);
        Assert.True(query.Descending);
        Assert.False(query.SortedBy(RowSort.PeakConcurrency).Descending);
        Assert.False(query.SortedBy(RowSort.Name).Descending);
    }

    public void Dispose() => _views.Dispose();
}
