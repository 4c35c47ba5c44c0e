using CsCheck;
using Dashboard.Analysis.Calculators;

namespace Dashboard.Analysis.Tests.Calculators;

public sealed class BurstScalingTests
{
    private static readonly ScalingRule[] Rules = [ScalingRule.PerFunction, ScalingRule.Regional(RegionalBurst.Small), ScalingRule.Regional(RegionalBurst.Large)];

    [Fact]
    public void The_older_rule_goes_from_1000_by_500_a_minute()
    {
        var older = ScalingRule.Regional(RegionalBurst.Medium);
        Assert.Equal([1_000, 1_500, 2_000], new[] { 0, 1, 2 }.Select(minute => older.EnvironmentsAfter(TimeSpan.FromMinutes(minute))));
    }

    [Theory]
    [InlineData(RegionalBurst.Small, 500)]
    [InlineData(RegionalBurst.Medium, 1_000)]
    [InlineData(RegionalBurst.Large, 3_000)]
    public void The_older_burst_depends_on_the_Region(RegionalBurst burst, int atOnce) =>
        Assert.Equal(atOnce, ScalingRule.Regional(burst).EnvironmentsAfter(TimeSpan.Zero));

    [Fact]
    public void Todays_rule_gives_1000_at_once_and_1000_more_every_ten_seconds() =>
        Assert.Equal([1_000, 1_500, 2_000, 7_000], new[] { 0, 5, 10, 60 }.Select(second => ScalingRule.PerFunction.EnvironmentsAfter(TimeSpan.FromSeconds(second))));

    [Theory]
    [InlineData(1_000, 0, 0)]
    [InlineData(1_001, 0.01, 0.12)]
    [InlineData(2_000, 10, 120)]
    [InlineData(10_000, 90, 1_080)]
    public void Both_times_to_reach_a_concurrency_are_told(int wanted, double today, double older)
    {
        var burst = BurstScaling.Of(wanted, RegionalBurst.Medium);
        Assert.Equal(today, burst.TodayReached.TotalSeconds);
        Assert.Equal(older, burst.OlderReached.TotalSeconds);
    }

    [Fact]
    public void Points_run_from_the_start_until_both_have_got_there()
    {
        var points = BurstScaling.Of(2_000, RegionalBurst.Medium).Points;
        Assert.Equal([0, 10, 20, 30, 60, 120], points.Select(point => point.At.TotalSeconds));
        Assert.Equal([1_000, 2_000, 2_000, 2_000, 2_000, 2_000], points.Select(point => point.Today));
        Assert.Equal([1_000, 1_083, 1_166, 1_250, 1_500, 2_000], points.Select(point => point.Older));
    }

    [Fact]
    public void What_starts_at_once_is_a_single_point() => Assert.Equal([new BurstPoint(TimeSpan.Zero, 400, 400)], BurstScaling.Of(400, RegionalBurst.Small).Points);

    [Fact]
    public void The_time_to_reach_a_concurrency_is_the_first_at_which_it_is_there() =>
        Gen.Int[1, 200_000].Select(Gen.Int[0, Rules.Length - 1]).Sample((wanted, index) =>
        {
            var rule = Rules[index];
            var time = rule.TimeToReach(wanted);
            Assert.True(rule.EnvironmentsAfter(time) >= wanted);
            if (time > TimeSpan.Zero) Assert.True(rule.EnvironmentsAfter(time - TimeSpan.FromMilliseconds(2)) < wanted);
        });

    [Fact]
    public void The_last_point_has_all_that_is_wanted() =>
        Gen.Int[1, 200_000].Select(Gen.Enum<RegionalBurst>()).Sample((wanted, burst) =>
        {
            var last = BurstScaling.Of(wanted, burst).Points[^1];
            Assert.Equal((wanted, wanted), (last.Today, last.Older));
        });
}
