using Dashboard.Analysis.WhatIf;

namespace Dashboard.Analysis.Tests.WhatIf;

public sealed class RampOutcomeTests
{
    [Fact]
    public void Traffic_that_fits_is_let_in_and_starts_as_many_environments_as_it_needs()
    {
        var outcome = RampOutcome.Of(new(100, 100, 0, 60, 1000, 1000));
        Assert.Equal((6000, 0, null), (Math.Round(outcome.Requests), outcome.Throttled, outcome.FirstThrottled));
        Assert.Empty(outcome.Hits);
        Assert.Equal(100, outcome.StartConcurrency, 6);
        Assert.All(outcome.Seconds, second => Assert.Equal(100, second.Concurrency, 2));
        // Independent arrivals bunch up: two to four deviations of ten above their mean.
        Assert.InRange(outcome.PeakConcurrency, 120, 140);
        Assert.Equal(0, outcome.NewEnvironments);
    }

    [Fact]
    public void A_full_limit_is_hit_at_its_second_and_rejects_the_rest()
    {
        // From 60 requests a second on, after 30 s, more come than the limit can work off.
        var outcome = RampOutcome.Of(new(0, 120, 60, 60, 1000, 60));
        var hit = Assert.Single(outcome.Hits);
        Assert.Equal(RampCause.Concurrency, hit.Cause);
        Assert.InRange(hit.Second, 20, 31);
        Assert.Equal(outcome.FirstThrottled, hit.Second);
        Assert.Equal(outcome.Throttled, hit.Requests, 6);
        // 60 of 120 for a minute, and half of that while it rises.
        Assert.InRange(hit.Requests, 60 * 60 + 30 * 30, 1.05 * (60 * 60 + 30 * 30));
        Assert.Equal((60, 60), (outcome.PeakConcurrency, outcome.NewEnvironments));
    }

    [Fact]
    public void Short_requests_run_into_their_rate_long_before_the_limit()
    {
        var outcome = RampOutcome.Of(new(0, 400, 0, 60, 10, 20));
        Assert.Equal([RampCause.RequestRate], outcome.Hits.Select(hit => hit.Cause));
        Assert.Equal(60 * 200, outcome.Throttled, 0);
        Assert.True(outcome.PeakConcurrency < 20);
    }

    [Fact]
    public void The_rate_of_the_pool_counts_for_a_function_without_a_reservation()
    {
        var pooled = new TrafficRamp(0, 400, 0, 60, 10, 20) { PoolRate = 390 };
        Assert.Equal(60 * 10, RampOutcome.Of(pooled).Throttled, 60.0 * 5);
        Assert.Empty(RampOutcome.Of(pooled with { PoolRate = 600 }).Hits);
        Assert.Equal(490, pooled.Under(30).PoolRate);
        Assert.Null(new TrafficRamp(0, 400, 0, 60, 10, 20).Under(30).PoolRate);
    }

    [Fact]
    public void Events_are_not_held_to_a_rate() =>
        Assert.Empty(RampOutcome.Of(new TrafficRamp(0, 400, 0, 60, 10, 20) { IsSynchronous = false }).Hits);

    [Fact]
    public void What_is_hit_first_comes_first()
    {
        // 1,000 environments are there at once and no more; the limit of 1,500 is reached ten seconds later.
        var outcome = RampOutcome.Of(new(0, 2000, 0, 60, 4000, 1500));
        Assert.Equal([RampCause.ScalingRate, RampCause.Concurrency], outcome.Hits.Select(hit => hit.Cause));
        Assert.Equal(0, outcome.Hits[0].Second);
        Assert.InRange(outcome.Hits[1].Second, 9, 12);
        Assert.Equal(outcome.Throttled, outcome.Hits.Sum(hit => hit.Requests), 6);
    }

    [Fact]
    public void A_reservation_of_none_rejects_all_of_it()
    {
        var outcome = RampOutcome.Of(new(10, 100, 0, 60, 100, 0));
        Assert.Equal((6000, 0, 0, 0), (Math.Round(outcome.Throttled), outcome.PeakConcurrency, outcome.NewEnvironments, outcome.FirstThrottled));
    }

    [Fact]
    public void Provisioned_environments_are_neither_started_nor_held_to_the_scaling_rate()
    {
        var ramp = new TrafficRamp(0, 1500, 0, 60, 1000, 5000);
        var without = RampOutcome.Of(ramp);
        var with = RampOutcome.Of(ramp with { Provisioned = 1000 });
        Assert.Equal(RampCause.ScalingRate, Assert.Single(without.Hits).Cause);
        Assert.Empty(with.Hits);
        Assert.Equal(1000, with.StartEnvironments);
        Assert.Equal(with.PeakConcurrency - 1000, with.NewEnvironments);
        Assert.All(with.Seconds, second => Assert.True(second.Environments >= 1000));
    }

    [Theory]
    [InlineData(10, 0.5, 2)]
    [InlineData(1_000_000, 0.5, 8)]
    [InlineData(0, 12.3, 12)]
    public void The_highest_of_many_is_reached_more_likely_than_not(double requests, double running, int level)
    {
        var highest = new HighestRunning();
        highest.Add(requests, running);
        Assert.Equal(level, highest.Level);
    }

    [Fact]
    public void The_highest_does_not_fall_with_the_traffic()
    {
        var highest = new HighestRunning();
        highest.Add(1000, 50);
        var level = highest.Level;
        highest.Add(1000, 5);
        Assert.Equal(level, highest.Level);
    }

    [Theory]
    [InlineData(1, 0.01)]
    [InlineData(7, 0.01)]
    [InlineData(150, 0.01)]
    [InlineData(2000, 0.01)]
    [InlineData(6000, 0.05)]
    [InlineData(40_000, 0.05)]
    public void The_curve_says_what_the_formula_says(int limit, double tolerance)
    {
        var curve = new LossCurve(limit);
        foreach (var share in (double[])[0.2, 0.9, 0.97, 1, 1.02, 1.2, 2, 20])
        {
            var blocked = ErlangLoss.Blocked(share * limit, limit);
            Assert.InRange(curve.BlockedAt(share * limit * (1 - blocked), limit), (1 - tolerance) * blocked - 1e-6, (1 + tolerance) * blocked + 1e-6);
        }
    }
}
