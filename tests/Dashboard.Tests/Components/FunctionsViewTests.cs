using Dashboard.Components;
using Dashboard.Components.Pages;
using Dashboard.Live;

namespace Dashboard.Tests.Components;

public sealed class FunctionsViewTests
{
    private readonly SnapshotBuilder _snapshot = new SnapshotBuilder(new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero))
        .Function(Rows.Reserved("Beta", 10, 100) with { DurationP99 = 40, ErrorRate = 0.5 })
        .Function(Rows.Throttled("alpha", 50, 50, 7) with { DurationP99 = 900 })
        .Function(Rows.Idle("delta"))
        .Function(Rows.Throttled("gamma", 20, 20, 90));

    private string[] Names(FunctionsQuery query) => [.. FunctionsView.From(_snapshot.Build(), query).Rows.Select(row => row.Name)];

    [Fact]
    public void Most_urgent_come_first() => Assert.Equal(["gamma", "alpha", "Beta", "delta"], Names(new()));

    [Theory]
    [InlineData(FunctionSort.Name, false, "Beta,alpha,delta,gamma")]
    [InlineData(FunctionSort.Throttles, true, "gamma,alpha,Beta,delta")]
    [InlineData(FunctionSort.Concurrency, false, "Beta,gamma,alpha,delta")]
    [InlineData(FunctionSort.P99, true, "alpha,Beta,delta,gamma")]
    [InlineData(FunctionSort.P99, false, "Beta,alpha,delta,gamma")]
    [InlineData(FunctionSort.ErrorRate, true, "Beta,alpha,gamma,delta")]
    [InlineData(FunctionSort.Headroom, true, "Beta,alpha,gamma,delta")]
    [InlineData(FunctionSort.Ceiling, false, "gamma,alpha,Beta,delta")]
    public void Columns_sort_and_the_unknown_is_last_either_way(FunctionSort sort, bool descending, string names) =>
        Assert.Equal(names.Split(','), Names(new(Sort: sort, Descending: descending)));

    [Fact]
    public void Search_ignores_case_and_counts_go_with_it()
    {
        var view = FunctionsView.From(_snapshot.Build(), new(Search: "BETA"));
        Assert.Equal(["Beta"], view.Rows.Select(row => row.Name));
        Assert.Equal([(FunctionState.Normal, 1)], view.Counts);
        Assert.Equal(4, view.Total);
    }

    [Fact]
    public void State_filters_rows_but_not_the_counts_of_others()
    {
        var view = FunctionsView.From(_snapshot.Build(), new(State: FunctionState.Throttled));
        Assert.Equal(["gamma", "alpha"], view.Rows.Select(row => row.Name));
        Assert.Equal([(FunctionState.Throttled, 2), (FunctionState.Normal, 1), (FunctionState.Idle, 1)], view.Counts);
    }

    [Fact]
    public void Sorting_by_the_same_column_turns_round()
    {
        var query = new FunctionsQuery().SortedBy(FunctionSort.Peak);
        Assert.True(query.Descending);
        Assert.False(query.SortedBy(FunctionSort.Peak).Descending);
        Assert.False(query.SortedBy(FunctionSort.Name).Descending);
    }
}
