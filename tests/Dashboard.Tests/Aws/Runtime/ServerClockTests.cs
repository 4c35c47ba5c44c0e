using Dashboard.Aws.Runtime;
using Dashboard.Tests.Survival.Watched;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Aws.Runtime;

/// <summary>A clock of AWS's that an answer of this moment tells, and one of this machine that is set to something else.</summary>
public sealed class ServerClockTests
{
    private readonly FakeTimeProvider _aws = new(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly ProcessClock _local;
    private readonly ServerClock _clock;

    public ServerClockTests()
    {
        _local = new(_aws);
        _clock = new(_local);
    }

    [Fact]
    public void Before_the_first_answer_it_is_this_machines()
    {
        _local.Ahead = TimeSpan.FromHours(3);
        Assert.Equal(_local.GetUtcNow(), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _clock.LocalAhead);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(-200)]
    [InlineData(5)]
    [InlineData(-5)]
    public void The_first_answer_corrects_it(int minutesAhead)
    {
        _local.Ahead = TimeSpan.FromMinutes(minutesAhead);
        Answer();
        Assert.Equal(_aws.GetUtcNow(), _clock.GetUtcNow(), TimeSpan.FromSeconds(1));
        Assert.InRange(_clock.LocalAhead, _local.Ahead - TimeSpan.FromSeconds(1), _local.Ahead + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_right_clock_is_not_changed_by_what_answers_leave_out()
    {
        _aws.Advance(TimeSpan.FromMilliseconds(900));
        Answer();
        Assert.Equal(_aws.GetUtcNow(), _clock.GetUtcNow());
    }

    [Fact]
    public void An_answer_that_took_long_says_no_more_than_that_it_was_written_meanwhile()
    {
        var (sent, date) = (_local.GetTimestamp(), _aws.GetUtcNow());
        _aws.Advance(TimeSpan.FromSeconds(25));
        _clock.Observe(date, sent);
        Assert.Equal(_aws.GetUtcNow(), _clock.GetUtcNow());
    }

    [Fact]
    public void Setting_the_clock_of_the_machine_does_not_move_it()
    {
        Answer();
        _local.Ahead = TimeSpan.FromHours(-2);
        _aws.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(_aws.GetUtcNow(), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromHours(-2), _clock.LocalAhead);
    }

    [Fact]
    public void One_answer_of_another_time_is_not_believed_nor_are_several_that_disagree()
    {
        Answer();
        foreach (var minutes in new[] { 20, -50, 70 }) Answer(TimeSpan.FromMinutes(minutes));
        Assert.Equal(_aws.GetUtcNow(), _clock.GetUtcNow());
        for (var i = 0; i < 5; i++)
        {
            Answer(TimeSpan.FromMinutes(20));
            Answer();
        }
        Assert.Equal(_aws.GetUtcNow(), _clock.GetUtcNow());
    }

    [Fact]
    public void Two_answers_in_a_row_that_agree_are_believed()
    {
        Answer();
        Answer(TimeSpan.FromMinutes(20));
        _aws.Advance(TimeSpan.FromSeconds(40));
        Answer(TimeSpan.FromMinutes(20));
        Assert.Equal(_aws.GetUtcNow().AddMinutes(20), _clock.GetUtcNow(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void After_the_machine_was_suspended_one_answer_that_its_clock_bears_out_is_enough()
    {
        Answer();
        _aws.Advance(TimeSpan.FromMinutes(30));
        _local.Suspended = TimeSpan.FromMinutes(30);
        Assert.Equal(_aws.GetUtcNow().AddMinutes(-30), _clock.GetUtcNow());
        Answer();
        Assert.Equal(_aws.GetUtcNow(), _clock.GetUtcNow());
    }

    /// <summary>An answer without delay, cut to whole seconds as the Date header is.</summary>
    private void Answer(TimeSpan off = default)
    {
        var seconds = (_aws.GetUtcNow() + off).ToUnixTimeSeconds();
        _clock.Observe(DateTimeOffset.FromUnixTimeSeconds(seconds), _local.GetTimestamp());
    }
}
