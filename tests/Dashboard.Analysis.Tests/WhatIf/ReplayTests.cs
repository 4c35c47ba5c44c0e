using Dashboard.Analysis.WhatIf;

namespace Dashboard.Analysis.Tests.WhatIf;

public sealed class ReplayTests
{
    // Ten run all the time, each for a second: 600 a minute; 300 more were rejected and would have taken five.
    private static readonly (float, float, float, float) AtLimit = (600, 300, 10, 1000);
    private static readonly (float, float, float, float) Quiet = (60, 0, 2, 1000);

    [Theory]
    [InlineData(10, 300, 1)]
    [InlineData(12, 180, 1)]
    [InlineData(14, 60, 1)]
    [InlineData(15, 0, 0)]
    [InlineData(5, 600, 1)]
    [InlineData(0, 960, 2)]
    public void A_reservation_rejects_what_demand_exceeds_it_by(int reserved, long requests, long minutes)
    {
        var outcome = Recorded.Replayed(Recorded.Span(1000, Recorded.Function("f", 10, AtLimit, Quiet)), ChangeSet.None.With("f", FunctionChange.Reserve(reserved)));
        Assert.Equal(new(300, 1), outcome.Before);
        Assert.Equal(new(requests, minutes), outcome.After);
    }

    [Fact]
    public void A_limit_reached_for_a_part_of_the_minute_rejected_in_that_part_alone()
    {
        // Half of the limit on average: it was reached for half of the minute at most, and five more on average were ten more then.
        var span = Recorded.Span(1000, Recorded.Function("f", 10, (300, 300, 10, 1000)));
        Assert.Equal(150, Recorded.Replayed(span, ChangeSet.None.With("f", FunctionChange.Reserve(15))).After.Requests);
        Assert.Equal(0, Recorded.Replayed(span, ChangeSet.None.With("f", FunctionChange.Reserve(20))).After.Requests);
    }

    [Fact]
    public void What_one_function_is_given_the_others_lose()
    {
        // The pool of 110 has room for 105 and no longer once twenty are reserved.
        var span = Recorded.Span(160, Recorded.Function("victim", null, (6300, 0, 105, 1000)), Recorded.Function("f", 50, (60, 0, 1, 1000)));
        var outcome = Recorded.Replayed(span, ChangeSet.None.With("f", FunctionChange.Reserve(60)));
        Assert.Equal(["victim"], outcome.NewlyStarved.Select(function => function.Function));
        Assert.Equal(300, outcome.Of("victim").After.Requests);
        Assert.True(outcome.Floor.IsKept);
    }

    [Fact]
    public void A_raised_account_limit_lets_the_pool_in_by_equal_shares()
    {
        var span = Recorded.Span(100, Recorded.Function("a", null, (4500, 1500, 75, 1000)), Recorded.Function("b", null, (1500, 500, 25, 1000)));
        // 2,000 rejected would have taken 33.3 more.
        var outcome = Recorded.Replayed(span, ChangeSet.None with { AccountLimit = 110 });
        Assert.Equal([1050, 350], outcome.Functions.Select(function => function.After.Requests));
        Assert.Equal(0, Recorded.Replayed(span, ChangeSet.None with { AccountLimit = 134 }).After.Requests);
    }

    [Theory]
    [InlineData(900, true)]
    [InlineData(901, false)]
    public void A_hundred_must_stay_unreserved(int reserved, bool isKept)
    {
        var outcome = Recorded.Replayed(Recorded.Span(1000, Recorded.Function("f", 10, Quiet)), ChangeSet.None.With("f", FunctionChange.Reserve(reserved)));
        Assert.Equal(new(1000 - reserved, 100), outcome.Floor);
        Assert.Equal(isKept, outcome.Floor.IsKept);
        Assert.Equal(isKept ? [] : [new(ViolationKind.BelowFloor, "", 99, 100)], outcome.Violations);
    }

    [Fact]
    public void Provisioned_concurrency_costs_what_is_configured_and_saves_on_what_runs_there()
    {
        var span = Recorded.Span(1000, Recorded.Function("f", null, (600, 0, 10, 1000)));
        var outcome = Recorded.Replayed(span, ChangeSet.None.With("f", FunctionChange.Provision(10)));
        const decimal Seconds = 30 * 24 * 3600;
        Assert.Equal(10 * Seconds * 0.0000041667m, outcome.Cost!.Configured, 6);
        Assert.Equal(-10 * Seconds * (0.0000166667m - 0.0000097222m), outcome.Cost.Duration, 6);
        Assert.Equal((600, 0), (outcome.SpilledBefore, outcome.SpilledAfter));
    }

    [Fact]
    public void More_cannot_be_provisioned_than_is_reserved()
    {
        var outcome = Recorded.Replayed(Recorded.Span(1000, Recorded.Function("f", 10, Quiet)), ChangeSet.None.With("f", FunctionChange.Provision(11)));
        Assert.Equal([new(ViolationKind.ProvisionedAboveReserved, "f", 11, 10)], outcome.Violations);
    }

    [Fact]
    public void Rejections_far_below_the_limit_stay_as_recorded()
    {
        var span = Recorded.Span(1000, Recorded.Function("f", 100, (600, 300, 10, 1000)));
        Assert.Equal(300, Recorded.Replayed(span, ChangeSet.None.With("f", FunctionChange.Reserve(500))).After.Requests);
    }
}
