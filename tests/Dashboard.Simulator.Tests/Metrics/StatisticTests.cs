using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Tests.Metrics;

public sealed class StatisticTests
{
    [Theory]
    [InlineData("p0", 0)]
    [InlineData("p50", 0.5)]
    [InlineData("p99.9", 0.999)]
    [InlineData("p100", 1)]
    public void Percentiles_are_read_with_their_decimals(string text, double quantile)
    {
        Assert.True(Statistic.TryParse(text, out var statistic));
        Assert.Equal(StatisticKind.Percentile, statistic.Kind);
        Assert.Equal(quantile, statistic.Quantile, 12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("p100.1")]
    [InlineData("p-1")]
    [InlineData("p.5")]
    [InlineData("p5.")]
    [InlineData("p1e1")]
    [InlineData("P99")]
    [InlineData("sum")]
    [InlineData("Median")]
    public void Anything_else_is_refused(string text) => Assert.False(Statistic.TryParse(text, out _));

    [Fact]
    public void A_statistic_is_taken_from_the_set()
    {
        var set = new StatisticSet(12, 1, 5, 4);
        double Of(string name) => Statistic.TryParse(name, out var statistic) ? statistic.Of(set) : double.NaN;
        Assert.Equal([3, 12, 1, 5, 4], ((string[])["Average", "Sum", "Minimum", "Maximum", "SampleCount"]).Select(Of));
    }
}
