namespace Dashboard.Simulator.Hosting;

/// <summary>Drives the fleet once a second and after a stall through all it missed; the only one who does.</summary>
/// <param name="clock">The fleet's.</param>
/// <param name="ticks">What a second is measured by, whatever the fleet's speed.</param>
/// <param name="advance">Brings the fleet to the given time; never called by two at once, nor with an earlier time.</param>
internal sealed class EngineLoop(TimeProvider clock, TimeProvider ticks, Action<DateTimeOffset> advance) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>What ended the loop, or null while all is well.</summary>
    public Exception? Fault => _running.Exception?.InnerException;

    public void Start() => _running = Task.Run(() => RunAsync(_stopping.Token));

    /// <summary>Completes when the fleet stands where the clock stood at the call, or later.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Task.Run(() => advance(clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        _gate.Dispose();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), ticks);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false)) await CatchUpAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }
}
