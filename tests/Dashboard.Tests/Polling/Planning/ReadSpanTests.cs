using CsCheck;
using Dashboard.Polling;
using Dashboard.Polling.Planning;
using Dashboard.Store;

namespace Dashboard.Tests.Polling.Planning;

public sealed class ReadSpanTests
{
    private const long Minute = 29_000_000;
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    [Fact]
    public void The_first_read_takes_three_hours_up_to_the_last_complete_minute_or_the_last_settled_one()
    {
        Assert.Equal(new MinuteSpan(Minute - 180, Minute), Of(isOpen: true, readBefore: null));
        Assert.Equal(new MinuteSpan(Minute - 180, Minute - 4), Of(isOpen: false, readBefore: null));
    }

    [Theory]
    [InlineData(true, Minute - 70, Minute - 74, Minute)]
    [InlineData(false, Minute - 70, Minute - 74, Minute - 4)]
    [InlineData(true, Minute - 4000, Minute - 4004, Minute)]
    [InlineData(true, Minute - 90_000, Minute - ReadSpan.LongestMinutes, Minute)]
    public void Later_reads_go_back_to_what_had_not_settled_however_long_ago_that_was(bool isOpen, long readBefore, long first, long end) =>
        Assert.Equal(new MinuteSpan(first, end), Of(isOpen, readBefore));

    [Theory]
    [InlineData(Minute)]
    [InlineData(Minute - 5)]
    [InlineData(Minute + 90)]
    public void The_last_hour_is_read_again_in_any_case_and_after_the_clock_went_back(long readBefore)
    {
        Assert.Equal(new MinuteSpan(Minute - 60, Minute), Of(isOpen: true, readBefore));
        Assert.Equal(new MinuteSpan(Minute - 60, Minute - 4), Of(isOpen: false, readBefore));
    }

    [Fact]
    public void What_is_settled_goes_by_the_functions_own_invocations_and_what_is_read_again_by_the_timeout() =>
        Assert.Equal(
            new MinuteSpan(Minute - 90 - 18, Minute - 6), ReadSpan.Of(Minute, isOpen: false, Minute - 90, TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(130)));

    /// <summary>Open and settled reads that come when they come and fail when they fail: once a read of what has settled succeeds, nothing before its end is left as it was.</summary>
    [Fact]
    public void Whatever_fails_in_between_every_minute_is_read_once_it_has_settled() =>
        Gen.Select(Gen.Int[1, 1200], Gen.Select(Gen.Int[1, 400], Gen.Bool, Gen.Bool).Array[1, 60]).Sample((timeoutSeconds, reads) =>
        {
            var timeout = TimeSpan.FromSeconds(timeoutSeconds);
            var unsettled = PollWindow.UnsettledMinutes(timeout);
            var (now, first, readBefore) = (Minute, (long?)null, (long?)null);
            var readAt = new Dictionary<long, long>();
            foreach (var (minutes, isOpen, succeeds) in reads)
            {
                now += minutes;
                var span = ReadSpan.Of(now, isOpen, readBefore, timeout, null);
                Assert.Equal(isOpen ? now : now - unsettled, span.End);
                Assert.InRange(span.Length, 1, ReadSpan.LongestMinutes);
                if (!succeeds) continue;
                first ??= span.First;
                for (var minute = span.First; minute < span.End; minute++) readAt[minute] = now;
                readBefore = span.End;
                for (var minute = Math.Max(first.Value, now - ReadSpan.LongestMinutes); minute < now - unsettled; minute++)
                    Assert.True(readAt.GetValueOrDefault(minute) >= minute + unsettled, $"{now - minute} minutes old, last read {now - readAt.GetValueOrDefault(minute)} minutes ago");
            }
        });

    private static MinuteSpan Of(bool isOpen, long? readBefore) => ReadSpan.Of(Minute, isOpen, readBefore, HalfMinute, null);
}
