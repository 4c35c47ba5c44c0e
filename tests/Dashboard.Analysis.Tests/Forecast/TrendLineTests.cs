using CsCheck;
using Dashboard.Analysis.Forecast;

namespace Dashboard.Analysis.Tests.Forecast;

public sealed class TrendLineTests
{
    private static readonly double[] Minutes = [.. Enumerable.Range(0, 20).Select(i => (double)i)];

    [Fact]
    public void A_straight_line_is_found_exactly() =>
        Gen.Select(Gen.Double[-50, 50], Gen.Double[0, 1000]).Sample((slope, start) =>
        {
            var line = TrendLine.Through(Minutes, [.. Minutes.Select(m => start + slope * m)]);
            Assert.Equal(slope, line.Slope, 1e-6);
            Assert.Equal(start + slope * 19, line.Now, 1e-6);
            Assert.Equal(line.LowSlope, line.HighSlope, 1e-6);
        });

    [Fact]
    public void A_fifth_of_outliers_does_not_move_it()
    {
        var values = Minutes.Select(m => 100 + 5 * m).ToArray();
        values[3] = values[9] = 4000;
        values[14] = values[18] = 0;

        var line = TrendLine.Through(Minutes, values);

        Assert.Equal(5, line.Slope, 1e-6);
        Assert.Equal(195, line.Now, 1e-6);
    }

    [Fact]
    public void The_interval_holds_the_true_slope_in_nearly_all_of_many_noisy_series()
    {
        var random = new Random(7);
        var held = 0;
        for (var run = 0; run < 1000; run++)
        {
            var line = TrendLine.Through(Minutes, [.. Minutes.Select(m => 100 + 3 * m + 20 * (random.NextDouble() + random.NextDouble() - 1))]);
            Assert.InRange(line.Slope, line.LowSlope, line.HighSlope);
            if (line.LowSlope <= 3 && line.HighSlope >= 3) held++;
        }
        Assert.InRange(held, 930, 985);
    }

    [Fact]
    public void Significance_has_the_sign_of_the_trend_and_none_without()
    {
        Assert.True(TrendLine.Significance(Minutes) > 6);
        Assert.True(TrendLine.Significance([.. Minutes.Select(m => -m)]) < -6);
        Assert.Equal(0, TrendLine.Significance([.. Minutes.Select(_ => 5.0)]));
    }

    [Fact]
    public void Unknown_minutes_between_do_not_bend_it() =>
        Assert.Equal(2, TrendLine.Through([0, 1, 5, 9, 10, 17], [0, 2, 10, 18, 20, 34]).Slope, 1e-9);
}
