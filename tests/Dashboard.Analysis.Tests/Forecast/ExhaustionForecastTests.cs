using Dashboard.Analysis.Forecast;

namespace Dashboard.Analysis.Tests.Forecast;

public sealed class ExhaustionForecastTests
{
    [Fact]
    public void A_steady_rise_reaches_the_limit_in_the_minutes_that_are_left()
    {
        var reaches = Assert.IsType<ExhaustionForecast.Reaches>(ExhaustionForecast.Of(Rise(30, 500, 10), 1000));

        Assert.Equal(21, reaches.Likely, 1e-6);
        Assert.Equal(21, reaches.Low, 1e-6);
        Assert.Equal(21, reaches.High, 1e-6);
        Assert.Equal(29, reaches.Newest);
    }

    [Fact]
    public void Noise_widens_the_interval_around_the_likely_minutes()
    {
        float[] noise = [0, 14, -9, 6, -12, 11, -4, 8, -13, 3];
        var values = Rise(30, 500, 10);
        for (var i = 0; i < values.Length; i++) values[i] += noise[i % noise.Length];

        var reaches = Assert.IsType<ExhaustionForecast.Reaches>(ExhaustionForecast.Of(values, 1000));

        Assert.True(reaches.Low < reaches.Likely && reaches.Likely < reaches.High);
        Assert.InRange(reaches.Likely, 17, 25);
    }

    [Theory]
    [InlineData(9, typeof(ExhaustionForecast.NotEnoughHistory))]
    [InlineData(10, typeof(ExhaustionForecast.Reaches))]
    public void Ten_minutes_must_be_known(int known, Type outcome)
    {
        var values = new float[60];
        Array.Fill(values, float.NaN);
        Rise(known, 500, 10).CopyTo(values, 60 - known);

        Assert.IsType(outcome, ExhaustionForecast.Of(values, 1000));
    }

    [Theory]
    [InlineData(9, typeof(ExhaustionForecast.Reaches))]
    [InlineData(10, typeof(ExhaustionForecast.NotEnoughHistory))]
    public void Old_minutes_say_nothing_about_now(int missing, Type outcome)
    {
        var values = Rise(60, 300, 10);
        values.AsSpan(60 - missing).Fill(float.NaN);

        Assert.IsType(outcome, ExhaustionForecast.Of(values, 1000));
    }

    [Fact]
    public void Missing_minutes_between_do_not_change_the_course()
    {
        var values = Rise(30, 500, 10);
        foreach (var i in new[] { 2, 7, 8, 15, 21, 22, 26 }) values[i] = float.NaN;

        Assert.Equal(21, Assert.IsType<ExhaustionForecast.Reaches>(ExhaustionForecast.Of(values, 1000)).Likely, 1e-6);
    }

    [Fact]
    public void A_rise_that_has_just_begun_is_followed_by_its_own_slope()
    {
        var values = Rise(60, 400, 0);
        for (var i = 50; i < 60; i++) values[i] = 400 + (i - 49) * 20;

        Assert.Equal(20, Assert.IsType<ExhaustionForecast.Reaches>(ExhaustionForecast.Of(values, 1000)).Likely, 1.0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    public void What_is_level_or_falls_reaches_nothing(float slope) =>
        Assert.IsType<ExhaustionForecast.NotRising>(ExhaustionForecast.Of(Rise(30, 700, slope), 1000));

    [Fact]
    public void A_limit_that_is_reached_takes_no_minutes()
    {
        var reaches = Assert.IsType<ExhaustionForecast.Reaches>(ExhaustionForecast.Of(Rise(30, 800, 10), 1000));

        Assert.Equal((0, 0, 0), (reaches.Low, reaches.Likely, reaches.High));
    }

    [Fact]
    public void Without_a_limit_there_is_nothing_to_foretell() =>
        Assert.IsType<ExhaustionForecast.NotEnoughHistory>(ExhaustionForecast.Of(Rise(30, 500, 10), null));

    [Fact]
    public void A_series_shorter_than_a_forecast_needs_is_not_enough() =>
        Assert.IsType<ExhaustionForecast.NotEnoughHistory>(ExhaustionForecast.Of([], 1000));

    private static float[] Rise(int minutes, float start, float slope) => [.. Enumerable.Range(0, minutes).Select(i => start + i * slope)];
}
