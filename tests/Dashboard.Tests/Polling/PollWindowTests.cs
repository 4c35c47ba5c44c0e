using Dashboard.Polling;
using Dashboard.Store;

namespace Dashboard.Tests.Polling;

public class PollWindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 30, TimeSpan.Zero);
    private static readonly long NoonMinute = MinuteSpan.MinuteOf(Noon);

    [Theory]
    [InlineData(3, 4)]
    [InlineData(60, 4)]
    [InlineData(61, 5)]
    [InlineData(900, 18)]
    [InlineData(5400, 18)]
    [InlineData(null, 18)]
    public void A_minute_may_change_for_as_long_as_the_longest_timeout_and_the_publication_delay(int? timeoutSeconds, int minutes) =>
        Assert.Equal(minutes, PollWindow.UnsettledMinutes(timeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null));

    [Theory]
    [InlineData(null, -3)]
    [InlineData(0, -3)]
    [InlineData(10, -3)]
    [InlineData(-120, -123)]
    public void Nothing_is_zero_that_aws_had_no_time_to_publish_by_its_own_clock(int? answeredMinutesLater, int publishedBefore) =>
        Assert.Equal(NoonMinute + publishedBefore, PollWindow.PublishedBefore(Noon, answeredMinutesLater is { } later ? Noon.AddMinutes(later) : null));

    [Theory]
    [InlineData(900, 20.0, 4)]
    [InlineData(900, 130.0, 6)]
    [InlineData(30, 130.0, 4)]
    [InlineData(null, 20.0, 4)]
    [InlineData(900, null, 18)]
    [InlineData(null, null, 18)]
    public void What_is_settled_goes_by_the_longest_invocation_seen_which_the_timeout_bounds(int? timeoutSeconds, double? longestSeconds, int minutesBack)
    {
        TimeSpan? timeout = timeoutSeconds is { } t ? TimeSpan.FromSeconds(t) : null;
        TimeSpan? longest = longestSeconds is { } l ? TimeSpan.FromSeconds(l) : null;
        Assert.Equal(NoonMinute - minutesBack - 1, PollWindow.SettledThrough(NoonMinute, timeout, longest));
    }
}
