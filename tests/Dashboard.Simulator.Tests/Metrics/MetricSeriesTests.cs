using CsCheck;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Tests.Metrics;

public sealed class MetricSeriesTests
{
    private static readonly PublicationDelay NinetySeconds = new(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(90));

    [Fact]
    public void A_minute_is_seen_only_after_the_publication_delay()
    {
        var fixture = new SeriesFixture(NinetySeconds);
        fixture.Record(SeriesFixture.StartMinute, 5);

        fixture.Clock.Advance(TimeSpan.FromSeconds(89));
        Assert.Empty(fixture.Read(SeriesFixture.StartMinute, SeriesFixture.StartMinute + 1));

        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([(SeriesFixture.StartMinute, new StatisticSet(5, 5, 5, 1))], fixture.Read(SeriesFixture.StartMinute, SeriesFixture.StartMinute + 1));
    }

    [Fact]
    public void A_revised_minute_keeps_its_earlier_value_until_the_revision_is_published()
    {
        var fixture = new SeriesFixture(NinetySeconds);
        fixture.Record(SeriesFixture.StartMinute, 5);
        fixture.Clock.Advance(TimeSpan.FromSeconds(60));
        fixture.Record(SeriesFixture.StartMinute, 5, 9);

        fixture.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(1, Assert.Single(fixture.Read(SeriesFixture.StartMinute, SeriesFixture.StartMinute + 1)).Set.SampleCount);

        fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(2, Assert.Single(fixture.Read(SeriesFixture.StartMinute, SeriesFixture.StartMinute + 1)).Set.SampleCount);
    }

    [Fact]
    public void A_series_that_is_rarely_written_keeps_no_minutes_beyond_the_retention()
    {
        var fixture = new SeriesFixture();
        var everyDay = Enumerable.Range(0, 60).Select(day => SeriesFixture.StartMinute + 1440L * day).ToArray();
        foreach (var minute in everyDay)
        {
            fixture.Record(minute, 5);
            fixture.Clock.Advance(TimeSpan.FromDays(1));
        }
        var kept = fixture.Read(0, long.MaxValue).Select(read => read.Minute).ToArray();
        Assert.Equal(everyDay[^kept.Length..], kept);
        Assert.InRange(kept.Length, 15, 32);
    }

    [Fact]
    public void Readers_see_what_a_list_of_all_statements_says()
    {
        var delay = new PublicationDelay(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(200));
        var step = Gen.Select(Gen.Int[0, 90], Gen.Int[0, 12], Gen.Int[1, 9]);
        step.List[1, 250].Sample(steps =>
        {
            var fixture = new SeriesFixture(delay);
            var seed = StableHash.Of(fixture.Series.Identity);
            var statements = new List<(long Minute, long Count, DateTimeOffset VisibleFrom)>();
            foreach (var (seconds, back, count) in steps)
            {
                fixture.Clock.Advance(TimeSpan.FromSeconds(seconds));
                var now = fixture.Clock.GetUtcNow();
                var minute = now.ToUnixTimeSeconds() / 60 - back;
                fixture.Series.Record(minute, SeriesFixture.Ones(count), [], now);
                statements.Add((minute, count, now + delay.Of(seed, false, minute)));

                var expected = statements.Where(s => s.VisibleFrom <= now).GroupBy(s => s.Minute).OrderBy(g => g.Key)
                    .Select(g => (g.Key, SeriesFixture.Ones(g.Last().Count)));
                Assert.Equal(expected, fixture.Read(0, long.MaxValue));
            }
        }, iter: 25);
    }

    [Fact]
    public void Sealing_and_reopening_keep_every_number_and_sample()
    {
        var set = Gen.OneOf(
            Gen.Long[1, 1_000_000].Select(SeriesFixture.Ones),
            Gen.Select(Gen.Long[0, 1L << 40], Gen.Int[0, 9], Gen.Int[10, 99], Gen.Long[1, 5000]).Select(t => new StatisticSet(t.Item1, t.Item2, t.Item3, t.Item4)),
            Gen.Select(Gen.Double[0, 1e9], Gen.Single[0, 10], Gen.Single[10, 99], Gen.Long[1, 5000]).Select(t => new StatisticSet(t.Item1, t.Item2, t.Item3, t.Item4)),
            Gen.Select(Gen.Double[-1e9, 1e9], Gen.Double[-10, 0], Gen.Double[0, 99], Gen.Long[1, 5000]).Select(t => new StatisticSet(t.Item1, t.Item2, t.Item3, t.Item4)));
        Gen.Select(Gen.Int[0, 400], set, Gen.Single[0, 1000].Array[0, 6]).List[1, 400].Sample(records =>
        {
            var fixture = new SeriesFixture();
            var expected = new SortedDictionary<long, (StatisticSet Set, float[] Samples)>();
            foreach (var (offset, stated, samples) in records)
            {
                var minute = SeriesFixture.StartMinute + offset;
                fixture.Series.Record(minute, stated, samples, fixture.Clock.GetUtcNow());
                expected[minute] = (stated, [.. samples.Order()]);
            }
            var buffer = new MinuteBuffer();
            fixture.Series.Read(0, long.MaxValue, fixture.Clock.GetUtcNow(), withSamples: true, buffer);
            Assert.Equal(expected.Select(e => (e.Key, e.Value.Set)), buffer.Minutes.ToArray().Select(m => (m.Minute, m.Set)));
            Assert.Equal(expected.Select(e => e.Value.Samples), buffer.Minutes.ToArray().Select(m => buffer.SamplesOf(m).ToArray()));
        }, iter: 60);
    }

    [Fact]
    public void Any_part_of_a_long_sparse_series_can_be_read()
    {
        var fixture = new SeriesFixture();
        var minutes = Enumerable.Range(0, 500).Select(i => SeriesFixture.StartMinute + i * 37L % 15000).Order().ToList();
        foreach (var minute in minutes) fixture.Record(minute, minute % 7);

        Gen.Select(Gen.Int[0, 16000], Gen.Int[0, 16000]).Sample((from, to) =>
        {
            var (first, end) = (SeriesFixture.StartMinute + from, SeriesFixture.StartMinute + to);
            Assert.Equal(minutes.Where(m => m >= first && m < end), fixture.Read(first, end).Select(m => m.Minute));
        }, iter: 200);
    }

    [Fact]
    public void Minutes_beyond_the_retention_are_dropped()
    {
        var fixture = new SeriesFixture();
        var days = 20;
        for (var minute = 0; minute < days * 24 * 60; minute += 10) fixture.Record(SeriesFixture.StartMinute + minute, 1);

        var kept = fixture.Read(0, long.MaxValue);
        var newest = kept[^1].Minute;
        Assert.InRange(newest - kept[0].Minute, 15 * 24 * 60, 15 * 24 * 60 + 1000);
    }

    [Fact]
    public void A_minute_of_ones_costs_a_few_bytes_once_settled()
    {
        var minutes = Enumerable.Range(0, 32).Select(i => new OpenMinute { Minute = 1_000_000 + i, Set = SeriesFixture.Ones(100) }).ToArray();
        Assert.InRange(new SealedMinutes(minutes).Size, 1, 32 * 4);
    }

    [Fact]
    public void Readers_and_the_writer_do_not_disturb_each_other()
    {
        var fixture = new SeriesFixture();
        const int Minutes = 4000;
        var writer = new Thread(() =>
        {
            for (var i = 0; i < Minutes; i++) fixture.Series.Record(SeriesFixture.StartMinute + i, SeriesFixture.Ones(i + 1), [], SeriesFixture.Start);
        });
        writer.Start();
        var seen = 0;
        while (seen < Minutes)
        {
            var read = fixture.Read(0, long.MaxValue);
            Assert.True(read.Count >= seen);
            Assert.All(read, m => Assert.Equal(m.Minute - SeriesFixture.StartMinute + 1, m.Set.SampleCount));
            seen = read.Count;
        }
        writer.Join();
    }
}
