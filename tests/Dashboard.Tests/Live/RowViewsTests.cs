using Dashboard.Live;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Live;

public class RowViewsTests
{
    private readonly Fleet _fleet = new Fleet().Add("Beta").Add("alpha").Add("gamma").Add("unknown").Run("Beta", 5).Run("alpha", 9).Run("gamma", 5, throttles: 2);

    [Theory]
    [InlineData(RowSort.Concurrency, false, "Beta gamma alpha unknown")]
    [InlineData(RowSort.Concurrency, true, "alpha Beta gamma unknown")]
    [InlineData(RowSort.Throttles, true, "gamma Beta alpha unknown")]
    [InlineData(RowSort.State, true, "gamma Beta alpha unknown")]
    [InlineData(RowSort.Name, false, "Beta alpha gamma unknown")]
    [InlineData(RowSort.Name, true, "unknown gamma alpha Beta")]
    public void Rows_without_a_value_come_last_in_both_directions_and_ties_go_by_name(RowSort sort, bool descending, string expected) =>
        Assert.Equal(expected, Names(new() { Sort = sort, Descending = descending }));

    [Fact]
    public void Text_matches_any_part_of_the_name_in_any_case_and_state_narrows_further()
    {
        Assert.Equal("Beta", Names(new() { Text = " BET " }));
        Assert.Equal("Beta alpha gamma", Names(new() { Text = "a" }));
        Assert.Equal("gamma", Names(new() { Text = "a", State = FunctionState.Throttled }));
    }

    [Fact]
    public void The_same_question_about_the_same_snapshot_is_answered_once_for_all()
    {
        using var views = new RowViews(new FakeTimeProvider());
        var snapshot = _fleet.Snapshot();
        var query = new RowQuery(Sort: RowSort.Concurrency);
        Assert.Same(views.Get(snapshot, query), views.Get(snapshot, query with { }));
        Assert.NotSame(views.Get(snapshot, query), views.Get(snapshot, query with { Descending = true }));
        Assert.NotSame(views.Get(snapshot, query), views.Get(_fleet.Snapshot(sequence: 2), query));
    }

    [Fact]
    public void An_answer_is_forgotten_after_some_minutes()
    {
        var clock = new FakeTimeProvider();
        using var views = new RowViews(clock);
        var snapshot = _fleet.Snapshot();
        var before = views.Get(snapshot, new());
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.NotSame(before, views.Get(snapshot, new()));
    }

    private string Names(RowQuery query)
    {
        using var views = new RowViews(new FakeTimeProvider());
        return string.Join(' ', views.Get(_fleet.Snapshot(), query).Select(r => r.Name));
    }
}
