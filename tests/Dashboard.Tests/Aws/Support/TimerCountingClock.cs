using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Aws.Support;

/// <summary>A clock that tells when code under test has begun to wait.</summary>
internal sealed class TimerCountingClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _created = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _created.Writer.TryWrite(dueTime);
        return timer;
    }

    public async Task TimersAsync(int count)
    {
        for (var i = 0; i < count; i++) await _created.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }
}
