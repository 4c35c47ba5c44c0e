using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Aws.Support;

/// <summary>A clock that tells when code under test has begun to wait.</summary>
internal sealed class TimerCountingClock : FakeTimeProvider
{
    private readonly SemaphoreSlim _created = new(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _created.Release();
        return timer;
    }

    public async Task TimersAsync(int count)
    {
        for (var i = 0; i < count; i++) await _created.WaitAsync(TestContext.Current.CancellationToken);
    }
}
