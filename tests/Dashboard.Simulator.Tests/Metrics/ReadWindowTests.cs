using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Tests.Metrics;

public sealed class ReadWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-23T09:07:59.9Z", 60, "2026-11-23T09:07:00Z", true)]
    [InlineData("2026-11-08T12:07:30Z", 60, "2026-11-08T12:07:00Z", true)]
    [InlineData("2026-11-08T11:58:30Z", 60, "2026-11-08T11:55:00Z", false)]
    [InlineData("2026-11-08T11:58:30Z", 300, "2026-11-08T11:55:00Z", true)]
    [InlineData("2026-09-21T12:03:00Z", 300, "2026-09-21T12:00:00Z", true)]
    [InlineData("2026-09-21T11:43:00Z", 300, "2026-09-21T11:00:00Z", false)]
    [InlineData("2026-09-21T11:43:00Z", 3600, "2026-09-21T11:00:00Z", true)]
    public void The_start_is_rounded_by_age_and_a_period_too_fine_for_it_keeps_nothing(string start, int period, string rounded, bool kept)
    {
        var window = ReadWindow.Of(Parse(start), Now, period, Now);
        Assert.Equal(Parse(rounded).ToUnixTimeSeconds(), window.Start);
        Assert.Equal(kept, window.IsKept);
    }

    [Fact]
    public void The_end_is_exclusive()
    {
        Assert.Equal(3, ReadWindow.Of(Now.AddMinutes(-3), Now, 60, Now).Periods);
        Assert.Equal(4, ReadWindow.Of(Now.AddMinutes(-3), Now.AddMilliseconds(1), 60, Now).Periods);
        Assert.Equal(Now.ToUnixTimeSeconds() / 60, ReadWindow.Of(Now.AddMinutes(-3), Now, 60, Now).MinutesEnd);
    }

    [Fact]
    public void A_minute_belongs_to_the_period_it_starts_in()
    {
        var window = ReadWindow.Of(Now.AddMinutes(-12), Now, 300, Now);
        Assert.Equal(window.Start, window.PeriodStart(window.FirstMinute));
        Assert.Equal(window.Start, window.PeriodStart(window.FirstMinute + 4));
        Assert.Equal(window.Start + 300, window.PeriodStart(window.FirstMinute + 5));
    }

    private static DateTimeOffset Parse(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
