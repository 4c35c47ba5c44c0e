using Dashboard.Simulator.Metrics;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Simulator.Tests.Metrics;

/// <summary>A store on a clock of its own with one series in it, and reads of it.</summary>
internal sealed class SeriesFixture
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly long StartMinute = Start.ToUnixTimeSeconds() / 60;

    public SeriesFixture(PublicationDelay? delay = null)
    {
        Store = new(Clock, delay ?? PublicationDelay.None);
        Series = Store.GetOrAdd(new("AWS/Lambda", "Duration", new Dimension("FunctionName", "orders")));
    }

    public FakeTimeProvider Clock { get; } = new(Start);
    public MetricStore Store { get; }
    public MetricSeries Series { get; }

    public static StatisticSet Ones(long count) => new(count, 1, 1, count);

    public static StatisticSet SetOf(IReadOnlyCollection<float> samples) => new(samples.Sum(x => (double)x), samples.Min(), samples.Max(), samples.Count);

    public void Record(long minute, params float[] samples) => Series.Record(minute, SetOf(samples), samples, Clock.GetUtcNow());

    public List<(long Minute, StatisticSet Set)> Read(long from, long to, DateTimeOffset? now = null)
    {
        var buffer = new MinuteBuffer();
        Series.Read(from, to, now ?? Clock.GetUtcNow(), withSamples: false, buffer);
        return [.. buffer.Minutes.ToArray().Select(minute => (minute.Minute, minute.Set))];
    }

    public double[] Values(string statistic, int period, int minutes, long? start = null)
    {
        Assert.True(Statistic.TryParse(statistic, out var parsed));
        var from = DateTimeOffset.UnixEpoch.AddMinutes(start ?? StartMinute);
        var window = ReadWindow.Of(from, from.AddMinutes(minutes), period, Clock.GetUtcNow());
        return new SeriesReader(Clock.GetUtcNow()).Read(Series, window, parsed).Values;
    }
}
