using Microsoft.AspNetCore.Http;

namespace Dashboard.Simulator.Hosting;

/// <summary>Counts calls that get no further answer and are held until the client hangs up: whoever moves the client's clock can do so then. Safe from any thread.</summary>
public sealed class HeldCalls
{
    private readonly Lock _changing = new();
    private TaskCompletionSource _next = NewSignal();

    /// <summary>Since the start, those that have ended included.</summary>
    public int Total { get; private set; }

    /// <summary>Completes when more calls than this have been held since the start.</summary>
    public Task MoreThanAsync(int calls)
    {
        lock (_changing) return Total > calls ? Task.CompletedTask : _next.Task;
    }

    /// <summary>Holds a call until the client hangs up or the host stops.</summary>
    internal async Task UntilGoneAsync(HttpContext context, CancellationToken stopping)
    {
        lock (_changing)
        {
            Total++;
            _next.SetResult();
            _next = NewSignal();
        }
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
