using CsCheck;
using Dashboard.Polling;
using Dashboard.Store;

namespace Dashboard.Tests.Polling;

public class PollWindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 30, TimeSpan.Zero);
    private static readonly long NoonMinute = MinuteSpan.MinuteOf(Noon);

    [Fact]
    public void The_first_read_takes_three_hours_up_to_the_last_complete_minute() =>
        Assert.Equal(new MinuteSpan(NoonMinute - 180, NoonMinute), PollWindow.Next(Noon, null, TimeSpan.FromSeconds(30)));

    [Theory]
    [InlineData(3, 4)]
    [InlineData(60, 4)]
    [InlineData(61, 5)]
    [InlineData(900, 18)]
    [InlineData(5400, 18)]
    public void Reading_goes_back_by_the_longest_timeout_and_the_publication_delay_from_the_last_success(int timeoutSeconds, int minutesBack) =>
        Assert.Equal(new MinuteSpan(NoonMinute - 5 - minutesBack, NoonMinute), PollWindow.Next(Noon, NoonMinute - 5, TimeSpan.FromSeconds(timeoutSeconds)));

    [Fact]
    public void An_unknown_timeout_counts_as_the_longest() =>
        Assert.Equal(PollWindow.Next(Noon, NoonMinute, TimeSpan.FromMinutes(15)), PollWindow.Next(Noon, NoonMinute, null));

    [Fact]
    public void A_clock_that_went_back_still_gives_a_window() =>
        Assert.Equal(new MinuteSpan(NoonMinute - 4, NoonMinute), PollWindow.Next(Noon, NoonMinute + 90, TimeSpan.FromSeconds(3)));

    [Theory]
    [InlineData(null, -3)]
    [InlineData(0, -3)]
    [InlineData(10, -3)]
    [InlineData(-120, -123)]
    public void Nothing_is_zero_that_aws_had_no_time_to_publish_by_its_own_clock(int? answeredMinutesLater, int publishedBefore) =>
        Assert.Equal(NoonMinute + publishedBefore, PollWindow.PublishedBefore(Noon, answeredMinutesLater is { } later ? Noon.AddMinutes(later) : null));

    [Fact]
    public void The_window_starts_behind_the_last_settled_minute() =>
        Assert.Equal(PollWindow.Next(Noon, NoonMinute - 5, null).First - 1, PollWindow.SettledThrough(NoonMinute - 5, null, null));

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

    [Fact]
    public void Whatever_fails_in_between_no_minute_that_is_not_older_than_the_back_fill_is_skipped_before_it_settled() =>
        Gen.Select(Gen.Int[1, 1200], Gen.Select(Gen.Int[20, 3600], Gen.Bool).Array[1, 60]).Sample((timeoutSeconds, polls) =>
        {
            var timeout = TimeSpan.FromSeconds(timeoutSeconds);
            var unsettled = PollWindow.UnsettledMinutes(timeout);
            long? readBefore = null;
            var now = Noon;
            var readAt = new Dictionary<long, long>();
            foreach (var (seconds, succeeds) in polls)
            {
                now = now.AddSeconds(seconds);
                var minute = MinuteSpan.MinuteOf(now);
                var span = PollWindow.Next(now, readBefore, timeout);
                Assert.InRange(span.Length, 1, PollWindow.BackfillMinutes);
                Assert.True(span.ToWindow().End <= now);
                if (!succeeds) continue;
                if (readBefore is { } before)
                    for (var m = Math.Max(minute - PollWindow.BackfillMinutes, before - PollWindow.BackfillMinutes); m < minute; m++)
                        if (m >= minute - PollWindow.BackfillMinutes && (readAt.GetValueOrDefault(m, long.MinValue) is var at && at < m + 1 + unsettled))
                            Assert.InRange(m, span.First, span.End - 1);
                for (var m = span.First; m < span.End; m++) readAt[m] = minute;
                readBefore = span.End;
            }
        });
}
