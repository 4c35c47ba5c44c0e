using Dashboard.Analysis.Model;
using Dashboard.Tests.Components;
using Dashboard.WhatIf;

namespace Dashboard.Tests.WhatIf;

public sealed class TrafficTodayTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);

    private readonly SnapshotBuilder _snapshot = new(Now);

    [Fact]
    public void Traffic_is_the_mean_of_settled_minutes_and_duration_that_of_invocations()
    {
        // The two newest may still grow.
        _snapshot.Function(Rows.Idle("f"))
            .Values(FunctionMetric.Invocations, 600, 1800, 60_000, 60_000).Values(FunctionMetric.Throttles, 0, 600, 9000, 0)
            .Values(FunctionMetric.DurationAverage, 100, 300, 9000, 9000);
        var today = TrafficToday.Of(_snapshot.Build(), 0);
        Assert.Equal((2, 25.0, 250.0), (today.Minutes, today.RequestsPerSecond, today.Milliseconds));
    }

    [Fact]
    public void Of_a_function_that_was_not_read_nothing_is_known()
    {
        var today = TrafficToday.Of(_snapshot.Function(Rows.Idle("f")).Build(), 0);
        Assert.Equal((0, null, null, null), (today.Minutes, today.RequestsPerSecond, today.Milliseconds, today.ColdMilliseconds));
    }

    [Fact]
    public void Of_an_idle_function_the_traffic_is_known_to_be_none_and_the_duration_is_not()
    {
        var today = TrafficToday.Of(_snapshot.Function(Rows.Idle("f")).Values(FunctionMetric.Invocations, 0, 0, 0, 0).Build(), 0);
        Assert.Equal((0.0, null), (today.RequestsPerSecond, today.Milliseconds));
    }

    [Fact]
    public void Minutes_older_than_a_quarter_of_an_hour_do_not_count()
    {
        _snapshot.Function(Rows.Idle("f")).Values(FunctionMetric.Invocations, [90_000, .. Enumerable.Repeat(60f, RecentLoad.Span), 0, 0]);
        Assert.Equal(1, TrafficToday.Of(_snapshot.Build(), 0).RequestsPerSecond);
    }

    [Fact]
    public void The_longest_initialisation_counts_as_what_a_cold_start_adds()
    {
        _snapshot.Function(Rows.Idle("f")).Values(FunctionMetric.InitDurationMaximum, 300, 812, 90);
        Assert.Equal(812, TrafficToday.Of(_snapshot.Build(), 0).ColdMilliseconds);
    }

    [Fact]
    public void It_can_take_what_is_free_of_the_pool_and_what_it_has_of_it()
    {
        _snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 700);
        _snapshot.Function(Rows.Reserved("f", 40, 60), Configurations.Plain with { Reserved = ReservedConcurrency.Of(60) });
        Assert.Equal(340, TrafficToday.Of(_snapshot.Build(), 0).Available);
    }

    [Fact]
    public void The_pool_admits_ten_a_second_for_each_unit_less_what_its_other_functions_ask_for()
    {
        // 800 of 1,000 are unreserved; 10 requests a second come from another function, of which 4 are events.
        _snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 300);
        _snapshot.Function(Rows.Idle("f")).Values(FunctionMetric.Invocations, 6000, 0, 0);
        _snapshot.Function(Rows.Idle("other")).Values(FunctionMetric.Invocations, 600, 0, 0).Values(FunctionMetric.AsyncEventsReceived, 240, 0, 0);
        _snapshot.Function(Rows.Idle("reserved"), Configurations.Plain with { Reserved = ReservedConcurrency.Of(200) }).Values(FunctionMetric.Invocations, 60_000, 0, 0);
        Assert.Equal(8000 - 6, TrafficToday.Of(_snapshot.Build(), 0).PoolRate);
    }

    [Fact]
    public void Without_a_known_limit_the_pool_is_not_known()
    {
        var today = TrafficToday.Of(_snapshot.Limits(null).Function(Rows.Idle("f")).Build(), 0);
        Assert.Equal((null, null), (today.Available, today.PoolRate));
    }
}
