using Dashboard.Analysis.Calculators;

namespace Dashboard.Analysis.Tests.Calculators;

public sealed class RetryTimelineTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SixHours = RetryTimeline.LongestEventAge;

    [Fact]
    public void A_synchronous_caller_gets_the_error_and_nothing_is_retried() =>
        Assert.Equal([Attempt(0, 1), new(Duration, RetryEvent.ReturnedToCaller, 1)], RetryTimeline.Synchronous(Duration));

    [Fact]
    public void An_asynchronous_error_is_retried_after_one_and_after_two_minutes() => Assert.Equal(
        [Attempt(0, 1), Attempt(70, 2), Attempt(200, 3), new(TimeSpan.FromSeconds(210), RetryEvent.GivenUp, 3)],
        RetryTimeline.AsynchronousError(Duration, RetryTimeline.AsynchronousRetries, SixHours));

    [Fact]
    public void Without_retries_it_is_given_up_after_the_first() =>
        Assert.Equal([Attempt(0, 1), new(Duration, RetryEvent.GivenUp, 1)], RetryTimeline.AsynchronousError(Duration, 0, SixHours));

    [Theory]
    [InlineData(69, 1, 69)]
    [InlineData(70, 2, 80)]
    [InlineData(199, 2, 199)]
    [InlineData(200, 3, 210)]
    public void An_event_that_grew_too_old_is_not_tried_again(int longestAge, int attempts, int givenUp)
    {
        var steps = RetryTimeline.AsynchronousError(Duration, 2, TimeSpan.FromSeconds(longestAge));
        Assert.Equal(attempts, steps.Count(step => step.Event == RetryEvent.Attempt));
        Assert.Equal(new(TimeSpan.FromSeconds(givenUp), RetryEvent.GivenUp, attempts), steps[^1]);
    }

    [Fact]
    public void A_throttled_event_is_tried_with_pauses_that_double_up_to_five_minutes_for_six_hours()
    {
        var steps = RetryTimeline.AsynchronousThrottle(SixHours);
        var pauses = steps.Zip(steps.Skip(1), (a, b) => (b.At - a.At).TotalSeconds).ToArray();
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300], pauses.Take(11));
        Assert.All(pauses, pause => Assert.True(pause <= 300));
        Assert.Equal(new(SixHours, RetryEvent.GivenUp, steps.Length - 1), steps[^1]);
    }

    [Fact]
    public void A_message_comes_back_with_each_visibility_timeout_and_ends_in_the_dead_letter_queue() => Assert.Equal(
        [Attempt(0, 1), Attempt(60, 2), Attempt(120, 3), new(TimeSpan.FromSeconds(180), RetryEvent.MovedToDeadLetterQueue, 3)],
        RetryTimeline.Queue(TimeSpan.FromSeconds(60), 3));

    [Fact]
    public void A_stream_without_limits_blocks_until_its_records_expire() =>
        Assert.Equal(new(TimeSpan.FromHours(24), RetryEvent.GivenUp, 1), RetryTimeline.Stream(Duration, null, TimeSpan.FromHours(24))[^1]);

    [Theory]
    [InlineData(2, 30)]
    [InlineData(100_000, 3_600)]
    public void A_stream_with_limits_gives_up_at_the_first_it_meets(int retries, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryTimeline.Stream(Duration, retries, TimeSpan.FromHours(1))[^1].At);

    private static RetryStep Attempt(int seconds, int number) => new(TimeSpan.FromSeconds(seconds), RetryEvent.Attempt, number);
}
