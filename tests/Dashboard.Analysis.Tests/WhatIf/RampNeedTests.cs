using Dashboard.Analysis.WhatIf;

namespace Dashboard.Analysis.Tests.WhatIf;

public sealed class RampNeedTests
{
    [Theory]
    [InlineData(0, 100, 60, 60, 50, 100)]
    [InlineData(10, 50, 60, 60, 1000, 40)]
    [InlineData(0, 100, 0, 120, 10_000, 300)]
    [InlineData(200, 20, 30, 60, 500, 30)]
    [InlineData(0, 400, 0, 60, 10, 20)]
    public void The_limit_needed_is_enough_and_a_little_less_is_not(double from, double to, int ramp, int hold, double milliseconds, int limit)
    {
        var traffic = new TrafficRamp(from, to, ramp, hold, milliseconds, limit);
        var need = RampNeed.Of(traffic);
        Assert.Null(RampOutcome.Of(traffic.Under(need.Limit)).FirstThrottled);
        Assert.NotNull(RampOutcome.Of(traffic.Under((int)(0.95 * need.Limit) - 1)).FirstThrottled);
        Assert.Equal((null, null), (need.Provisioned, need.RampSeconds));
    }

    [Fact]
    public void A_limit_does_not_make_up_for_the_scaling_rate()
    {
        var traffic = new TrafficRamp(0, 1500, 30, 60, 2000, 1000);
        var need = RampNeed.Of(traffic);
        var enough = traffic.Under(need.Limit);
        Assert.NotNull(RampOutcome.Of(enough).FirstThrottled);
        Assert.Null(RampOutcome.Of(enough with { Provisioned = need.Provisioned!.Value }).FirstThrottled);
        Assert.NotNull(RampOutcome.Of(enough with { Provisioned = (int)(0.9 * need.Provisioned.Value) }).FirstThrottled);
        Assert.Null(RampOutcome.Of(enough with { RampSeconds = need.RampSeconds!.Value }).FirstThrottled);
        Assert.NotNull(RampOutcome.Of(enough with { RampSeconds = (int)(0.9 * need.RampSeconds.Value) }).FirstThrottled);
    }

    [Fact]
    public void A_pool_of_too_low_a_rate_is_raised_by_as_much_as_its_rate_lacks()
    {
        // 400 a second and some bunching; 300 are admitted with a limit of 50: ten more a second for each unit.
        var need = RampNeed.Of(new TrafficRamp(400, 400, 0, 10, 10, 50) { PoolRate = 300 });
        Assert.InRange(need.Limit, 62, 70);
    }

    [Fact]
    public void Traffic_of_an_extreme_size_has_an_answer()
    {
        var need = RampNeed.Of(new(0, 100_000, 10, 60, 10_000, 1000));
        Assert.InRange(need.Limit, 1_000_000, 1_010_000);
        Assert.InRange(need.Provisioned!.Value, 990_000, need.Limit);
    }
}
