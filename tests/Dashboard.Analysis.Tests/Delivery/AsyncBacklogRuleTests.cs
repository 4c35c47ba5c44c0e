using Dashboard.Analysis.Delivery;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Delivery;

public sealed class AsyncBacklogRuleTests
{
    private readonly AsyncBacklogRule _rule = new();

    [Theory]
    [InlineData(29_999, false)]
    [InlineData(30_000, true)]
    [InlineData(30_001, true)]
    public void While_throttled_half_a_minute_is_old(float age, bool isFound) =>
        Assert.Equal(isFound, Examine(f => f.Set(FunctionMetric.AsyncEventAge, 100, 10, age).Set(FunctionMetric.Throttles, 100, 10, 50)) is not null);

    [Theory]
    [InlineData(241_499, false)]
    [InlineData(241_500, true)]
    [InlineData(241_501, true)]
    public void Else_age_must_exceed_what_retries_explain(float age, bool isFound) =>
        Assert.Equal(isFound, Examine(f => f.Set(FunctionMetric.AsyncEventAge, 100, 10, age)) is not null); // 180 s + 60 s + 3 × 500 ms

    [Theory]
    [InlineData(96, false)]
    [InlineData(97, true)]
    [InlineData(98, true)]
    public void Events_wait_for_minutes_after_a_throttle(int throttled, bool isFound) =>
        Assert.Equal(isFound, Examine(f => f.Set(FunctionMetric.AsyncEventAge, 100, 3, 60_000).Set(FunctionMetric.Throttles, throttled, 50)) is not null);

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void It_must_hold_for_three_minutes(int minutes, bool isFound) => Assert.Equal(isFound, Examine(f => f
        .Set(FunctionMetric.AsyncEventAge, 100, minutes, 60_000)
        .Set(FunctionMetric.Throttles, 100, minutes, 50)) is not null);

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void Many_errors_may_be_what_events_wait_after(float errors, bool isFound) => Assert.Equal(isFound, Examine(f => f
        .Set(FunctionMetric.AsyncEventAge, 100, 3, 60_000)
        .Set(FunctionMetric.Throttles, 101, 50)
        .Set(FunctionMetric.Errors, 101, errors)) is not null);

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(201, true)]
    public void Events_that_outrun_invocations_build_a_backlog(float received, bool isFound) =>
        Assert.Equal(isFound, Examine(f => f.Set(FunctionMetric.AsyncEventsReceived, 100, 10, received)) is not null);

    [Fact]
    public void Late_invocations_are_no_backlog() =>
        Assert.Null(Examine(f => f.Set(FunctionMetric.AsyncEventsReceived, 170, 10, 500), unsettled: 10));

    [Fact]
    public void Events_given_up_do_not_wait() =>
        Assert.Null(Examine(f => f.Set(FunctionMetric.AsyncEventsReceived, 100, 10, 500).Set(FunctionMetric.AsyncEventsDropped, 100, 10, 450)));

    [Theory]
    [InlineData(10_000, "The age of the events grows.")]
    [InlineData(60_000, "The age of the events grows as fast as the clock: nothing newer gets through.")]
    [InlineData(-10_000, "The age of the events shrinks.")]
    public void Says_whether_it_grows(float perMinute, string note)
    {
        var finding = Examine(f =>
        {
            f.Set(FunctionMetric.Throttles, 100, 10, 50);
            for (var i = 0; i < 10; i++) f.Set(FunctionMetric.AsyncEventAge, 100 + i, 200_000 + i * perMinute);
        })!;
        Assert.Equal(note, finding.Note);
        Assert.Equal(perMinute, finding.Evidence.More.Single(m => m.Name == "age gained a minute").Value, 3);
        Assert.Equal((Harm.Retried, Confidence.Proved, 1000L), (finding.Harm, finding.Confidence, finding.Requests));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Missing_minutes_neither_make_nor_hide_it(int missing, bool isFound) => Assert.Equal(isFound, Examine(f => f
        .Set(FunctionMetric.Throttles, 100, 6, 50)
        .Set(FunctionMetric.AsyncEventAge, 100, 6, 60_000)
        .Set(FunctionMetric.AsyncEventAge, 101, missing, float.NaN)) is not null);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void Single_events_are_no_backlog(float events, bool isFound) => Assert.Equal(isFound, Examine(f => f
        .Run(0, 180, 0, 0).Set(FunctionMetric.Invocations, 100, events)
        .Fill(FunctionMetric.AsyncEventsReceived, 0)
        .Set(FunctionMetric.Throttles, 100, 5, 50)
        .Set(FunctionMetric.AsyncEventAge, 100, 5, 60_000)) is not null);

    private Finding? Examine(Action<FunctionScript> write, int unsettled = 0)
    {
        var account = new AccountScript { Unsettled = unsettled };
        write(account.Add("f").Run(0, 180, 100, 200)
            .Fill(FunctionMetric.AsyncEventsReceived, 100).Fill(FunctionMetric.AsyncEventsDropped, 0).Fill(FunctionMetric.AsyncEventAge, 500));
        return account.Examine(_rule).SingleOrDefault();
    }
}
