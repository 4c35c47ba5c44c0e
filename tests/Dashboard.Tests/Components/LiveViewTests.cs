using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Dashboard.Tests.Components.Findings;

namespace Dashboard.Tests.Components;

public sealed class LiveViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);
    private readonly SnapshotBuilder _snapshot = new(Now);

    private LiveView View => LiveView.From(_snapshot.Build(), RowWindow.Minutes15);

    [Fact]
    public void Recent_totals_cover_the_last_five_minutes_known()
    {
        _snapshot.Account(AccountMetric.Throttles, 100, 1, 2, 3, 4, 5, float.NaN)
            .Account(AccountMetric.Invocations, 900, 10, 10, float.NaN, 10, 10, float.NaN)
            .Account(AccountMetric.Errors, 900, 1, 1, 1, 1, 0, float.NaN);
        Assert.Equal(new RecentTotals(5, 15, 4, 40, null), View.Recent);
        Assert.Equal(0.1, View.Recent.ErrorRate);
        Assert.Equal(15 / 55d, View.Recent.ThrottleRate);
    }

    [Fact]
    public void Empty_lists_are_good_news_only_when_every_function_was_read()
    {
        Assert.Equal("Unknown: no function has been read.", View.Unknown);
        _snapshot.Function(Rows.Idle("read"));
        Assert.Null(View.Unknown);
        _snapshot.Function(Rows.Idle("unread") with { State = FunctionState.Unknown });
        Assert.Equal("None known; of 1 of 2 functions nothing is known.", View.Unknown);
    }

    [Fact]
    public void Unknown_totals_are_not_zero() => Assert.Equal(new RecentTotals(0, null, null, null, null), View.Recent);

    [Fact]
    public void Nearest_their_ceiling_are_ranked_by_share_not_by_size()
    {
        _snapshot.Function(Rows.Reserved("big", 400, 1_000)).Function(Rows.Reserved("tight", 9, 10)).Function(Rows.Reserved("middle", 30, 50)).Function(Rows.Reserved("far", 4, 100)).Function(Rows.Idle("idle"));
        Assert.Equal(["tight", "middle", "big"], View.NearestCeiling.Select(row => row.Name));
    }

    [Fact]
    public void Consumers_are_ranked_by_concurrency_and_the_rest_is_one()
    {
        foreach (var (name, concurrency) in new[] { ("a", 1), ("b", 50), ("c", 20), ("d", 15), ("e", 10), ("f", 4) }) _snapshot.Function(Rows.Reserved(name, concurrency, 100));
        Assert.Equal([("b", 50), ("c", 20), ("d", 15), ("e", 10), (null, 5)], View.Consumers.Select(consumer => (consumer.Row?.Name, consumer.Concurrency)));
        Assert.Equal(0.5, View.Consumers[0].Share);
        Assert.Equal(1, View.Consumers.Sum(consumer => consumer.Share), 9);
    }

    [Fact]
    public void Findings_keep_the_order_of_the_analysis()
    {
        _snapshot.Function(Rows.Throttled("many", 5, 5, 900)).Function(Rows.Throttled("few", 5, 5, 3)).Function(Rows.Reserved("lossy", 5, 50))
            .Found(Found.ReservedCap("few", requests: 3), Found.ReservedCap("many", requests: 900), Found.Of(Pattern.AsyncDropped, "lossy", Harm.Lost) with { Requests = 1 });
        Assert.Equal(_snapshot.Build().Analysis.Findings, View.Findings.Pressing.Select(group => group.Head));
        Assert.Equal(["lossy", "many", "few"], View.Findings.Pressing.Select(group => group.Head.Function));
    }

    [Fact]
    public void Finding_nothing_is_good_news_only_when_everything_was_looked_at_just_now()
    {
        _snapshot.Function(Rows.Idle("read"));
        Assert.Equal("The account's own metrics have not been read.", View.Unexamined);
        _snapshot.Account(AccountMetric.Throttles, 0, 0, 0, 0, 0);
        Assert.Null(View.Unexamined);
        _snapshot.Account(AccountMetric.Throttles, 0, 0, 9, 0, 0);
        Assert.Contains("have not been read yet", View.Unexamined, StringComparison.Ordinal);
        _snapshot.Found(Found.ReservedCap("read"));
        Assert.Null(View.Unexamined);
        _snapshot.Function(Rows.Idle("unread") with { State = FunctionState.Unknown });
        Assert.Equal("Of 1 of 2 functions nothing is known.", View.Unexamined);
    }

    [Fact]
    public void Stale_minutes_leave_open_what_goes_on_now()
    {
        var old = Enumerable.Repeat(0f, 5).Concat(Enumerable.Repeat(float.NaN, 10)).ToArray();
        _snapshot.Function(Rows.Idle("read")).Account(AccountMetric.Throttles, old);
        Assert.Equal("Nothing newer than 12:24 UTC has been looked at.", View.Unexamined?.Replace('\u00a0', ' '));
    }

    [Fact]
    public void The_chart_has_the_chosen_range_and_the_limit()
    {
        var chart = LiveView.From(_snapshot.Account(AccountMetric.ConcurrentExecutions, 300, 420, 380).Build(), RowWindow.Minutes180).Concurrency;
        Assert.Equal(180, chart.Data.Times.Length);
        Assert.All(chart.Data.Values[2], limit => Assert.Equal(1_000, limit));
        Assert.Contains("Running: newest 380, highest 420 at 12:32", chart.Summary.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_that_should_have_been_read_again_leave_lists_and_findings_open()
    {
        _snapshot.Account(AccountMetric.Throttles, 0, 0, 0, 0, 0).Function(Rows.Idle("stale") with { AsOf = Found.At(11, 40), IsStale = true }).Function(Rows.Idle("quiet") with { AsOf = Found.At(12, 1) });
        Assert.Equal("1 function should have been read again, the longest since 11:40 UTC.", View.Unexamined?.Replace('\u00a0', ' '));
        Assert.Equal("None known; 1 function should have been read again, the longest since 11:40 UTC.", View.Unknown?.Replace('\u00a0', ' '));
    }
}
