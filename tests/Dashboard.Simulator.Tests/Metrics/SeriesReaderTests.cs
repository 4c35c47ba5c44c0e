using CsCheck;

namespace Dashboard.Simulator.Tests.Metrics;

public sealed class SeriesReaderTests
{
    private static readonly Gen<float> Sample = Gen.Single[0.1f, 30_000];

    [Fact]
    public void Percentiles_of_few_samples_are_exact_over_any_number_of_minutes()
    {
        Gen.Select(Sample.Array[1, 32].Array[1, 8], Gen.Int[0, 1000]).Sample((minutes, permille) =>
        {
            var fixture = new SeriesFixture();
            for (var i = 0; i < minutes.Length; i++) fixture.Record(SeriesFixture.StartMinute + i, minutes[i]);

            var sorted = minutes.SelectMany(m => m).Order().ToArray();
            var rank = Math.Max(1, (int)Math.Ceiling(permille * sorted.Length / 1000m));
            Assert.Equal(sorted[rank - 1], Assert.Single(fixture.Values(FormattableString.Invariant($"p{permille / 10m}"), 3600, 60)));
        }, iter: 300);
    }

    [Theory]
    [InlineData("p50", 0.5)]
    [InlineData("p90", 0.9)]
    [InlineData("p95", 0.95)]
    [InlineData("p99", 0.99)]
    [InlineData("p99.9", 0.999)]
    public void The_usual_percentiles_of_one_busy_minute_are_exact(string statistic, double quantile)
    {
        Sample.Array[33, 3000].Sample(samples =>
        {
            var fixture = new SeriesFixture();
            fixture.Record(SeriesFixture.StartMinute, samples);
            var sorted = samples.Order().ToArray();
            var expected = sorted[(int)Math.Ceiling((decimal)quantile * sorted.Length) - 1];
            Assert.Equal(expected, Assert.Single(fixture.Values(statistic, 60, 1)));
        }, iter: 50);
    }

    [Fact]
    public void Percentiles_of_several_busy_minutes_stay_between_their_neighbours()
    {
        Gen.Select(Sample.Array[200, 600].Array[2, 5], Gen.Int[5, 95]).Sample((minutes, percent) =>
        {
            var fixture = new SeriesFixture();
            for (var i = 0; i < minutes.Length; i++) fixture.Record(SeriesFixture.StartMinute + i, minutes[i]);

            var sorted = minutes.SelectMany(m => m).Order().ToArray();
            float Exact(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
            var value = Assert.Single(fixture.Values($"p{percent}", 300, 5));
            Assert.InRange(value, Exact(percent / 100.0 - 0.05), Exact(percent / 100.0 + 0.05));
        }, iter: 50);
    }

    [Fact]
    public void A_minute_weighs_as_much_as_it_has_samples_even_when_only_some_were_given()
    {
        var fixture = new SeriesFixture();
        fixture.Series.Record(SeriesFixture.StartMinute, new(1000, 1, 1, 1000), [1], fixture.Clock.GetUtcNow());
        fixture.Series.Record(SeriesFixture.StartMinute + 1, new(9 * 8, 8, 8, 9), [8], fixture.Clock.GetUtcNow());
        Assert.Equal([1.0], fixture.Values("p99", 300, 5));
        Assert.Equal([8.0], fixture.Values("p99.5", 300, 5));
    }

    [Fact]
    public void Without_samples_there_is_a_percentile_only_of_equal_values()
    {
        var fixture = new SeriesFixture();
        fixture.Series.Record(SeriesFixture.StartMinute, new(30, 10, 10, 3), [], fixture.Clock.GetUtcNow());
        fixture.Series.Record(SeriesFixture.StartMinute + 1, new(30, 5, 20, 3), [], fixture.Clock.GetUtcNow());
        Assert.Equal([10.0], fixture.Values("p50", 60, 2));
        Assert.Equal([10.0, 10.0], fixture.Values("Average", 60, 2));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(300)]
    [InlineData(3600)]
    public void Periods_add_up_their_minutes(int period)
    {
        Gen.Select(Gen.Int[0, 119], Gen.Single[0, 100].Array[1, 5]).List[1, 60].Sample(records =>
        {
            var fixture = new SeriesFixture();
            var minutes = new SortedDictionary<long, float[]>();
            foreach (var (offset, samples) in records)
            {
                fixture.Record(SeriesFixture.StartMinute + offset, samples);
                minutes[offset] = samples;
            }
            var periods = minutes.GroupBy(m => m.Key * 60 / period).Select(g => g.SelectMany(m => m.Value).ToArray()).ToList();

            Assert.Equal(periods.Select(p => (double)p.Length), fixture.Values("SampleCount", period, 120));
            Assert.Equal(periods.Select(p => (double)p.Max()), fixture.Values("Maximum", period, 120));
            Assert.Equal(periods.Select(p => (double)p.Min()), fixture.Values("Minimum", period, 120));
            Assert.Equal(periods.Select(p => p.Sum(x => (double)x)), fixture.Values("Sum", period, 120), Near);
            Assert.Equal(periods.Select(p => p.Average(x => (double)x)), fixture.Values("Average", period, 120), Near);
        }, iter: 50);
    }

    [Fact]
    public void Periods_are_counted_from_the_start_asked_for_and_minutes_at_the_end_are_left_out()
    {
        var fixture = new SeriesFixture();
        for (var i = 0; i < 20; i++) fixture.Record(SeriesFixture.StartMinute + i, 1);
        Assert.Equal([5.0, 5.0, 1.0], fixture.Values("Sum", 300, 11, SeriesFixture.StartMinute + 3));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a));
}
