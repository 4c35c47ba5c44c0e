using Dashboard.Analysis.WhatIf;
using Dashboard.Charts;
using Dashboard.Components.WhatIf;

namespace Dashboard.Tests.WhatIf;

public sealed class RampChartsTests
{
    private static readonly RampOutcome Outcome = Ramps.Throttled(new(60, null, null), (0, 0, 0), (30, 0, 5), (50, 0, 0), (7, 0, 0)).Outcome;

    [Fact]
    public void Concurrency_is_drawn_from_what_was_there_before_to_the_end()
    {
        var chart = RampCharts.Concurrency(Ramps.Ramp, Outcome);
        Assert.Equal(["Mean in progress", "Environments", "Limit"], chart.Spec.Series.Select(series => series.Name));
        Assert.Equal([0, 1000, 2000, 3000, 4000], chart.Data.Times);
        Assert.Equal([11, 20, 21, 22, 23], chart.Data.Values[0]);
        Assert.Equal([15, 16, 17, 18, 19], chart.Data.Values[1]);
        Assert.Equal([42, 42, 42, 42, 42], chart.Data.Values[2]);
        Assert.Equal("Mean in progress: highest 23, first at 4\u00a0s. Environments: highest 19, first at 4\u00a0s. Limit 42.", chart.Summary);
        Assert.True(chart.Spec.Elapsed);
        Assert.True(chart.Data.SettledThrough >= chart.Data.Times[^1]);
    }

    [Fact]
    public void A_far_limit_stands_in_the_title_alone()
    {
        var chart = RampCharts.Concurrency(Ramps.Ramp with { Limit = 5000 }, Outcome);
        Assert.Equal(2, chart.Data.Series);
        Assert.EndsWith("limit 5,000, off the scale", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Throttles_have_a_line_for_each_limit_that_is_hit_on_the_same_axis()
    {
        var chart = RampCharts.Throttled(Ramps.Ramp, Outcome);
        Assert.Equal(["By concurrency", "By scaling rate"], chart.Spec.Series.Select(series => series.Name));
        Assert.Equal([0, 30, 50, 7, 7], chart.Data.Values[0]);
        Assert.Equal([0, 5, 0, 0, 0], chart.Data.Values[1]);
        var concurrency = RampCharts.Concurrency(Ramps.Ramp, Outcome);
        Assert.Equal(concurrency.Data.Times, chart.Data.Times);
        Assert.Equal(concurrency.Spec.Group, chart.Spec.Group);
        Assert.StartsWith("By concurrency: highest 50, first at 2\u00a0s.", chart.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_long_ramp_a_point_is_the_highest_concurrency_and_the_sum_of_throttles()
    {
        var ramp = Ramps.Ramp with { RampSeconds = 300, HoldSeconds = 101 };
        var seconds = Enumerable.Range(0, 401).Select(second => new RampSecond(second, 100, second % 2 == 0 ? 30 : 20, 50, 0, second == 7 ? 40 : 1, 0, 0));
        var outcome = new RampOutcome(0, 0, 50, [.. seconds]);
        var (concurrency, throttled) = (RampCharts.Concurrency(ramp, outcome), RampCharts.Throttled(ramp, outcome));
        Assert.Contains("maximum per 2\u00a0s", concurrency.Title, StringComparison.Ordinal);
        Assert.All(concurrency.Data.Values[0].Skip(1), value => Assert.Equal(30, value));
        Assert.Equal([2, 2, 2, 41, 2], throttled.Data.Values[0].Take(5));
        Assert.Equal([400_000, 401_000], concurrency.Data.Times.TakeLast(2));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(287, 1)]
    [InlineData(288, 2)]
    [InlineData(7200, 30)]
    public void No_chart_has_more_points_than_it_can_bear(int seconds, int step)
    {
        Assert.Equal(step, RampCharts.StepOf(seconds));
        Assert.True((seconds + step - 1) / step + 1 <= Buckets.MaximumPoints);
    }
}
