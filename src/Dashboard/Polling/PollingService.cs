using Dashboard.Aws;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.Live;

namespace Dashboard.Polling;

/// <summary>Hosts the poller of one account and Region in this process. A pass that takes long delays the next; passes never overlap.</summary>
public sealed class PollingService(
    AccountScope scope, Func<CancellationToken, Task<AwsConnection>> connect, DashboardOptions options, HistoryArchive archive, IntendedLimiters intended, FunctionAttention attention, LiveFeed feed, TimeProvider clock,
    ILogger<PollingService> log)
    : BackgroundService
{
    private static readonly TimeSpan AfterDefect = TimeSpan.FromSeconds(30);

    private TaskCompletionSource? _woken;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Register(scope);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var connection = await connect(stoppingToken).ConfigureAwait(false);
        using var clients = new AwsClients(connection, clock);
        var poller = new PacedPoller(scope, clients, feed, intended, attention, archive, options);
        intended.Changed += Wake;
        attention.Changed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                // Before the pass: what is declared during it must not be slept over.
                var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Volatile.Write(ref _woken, woken);
                var wait = await RunAsync(poller, stoppingToken).ConfigureAwait(false);
                if (wait > TimeSpan.Zero) await Task.WhenAny(Task.Delay(wait, clock, stoppingToken), woken.Task).ConfigureAwait(false);
            }
        }
        finally
        {
            intended.Changed -= Wake;
            attention.Changed -= Wake;
        }
    }

    private void Wake(string scopeKey)
    {
        if (scopeKey == scope.Key) Volatile.Read(ref _woken)?.TrySetResult();
    }

    private async Task<TimeSpan> RunAsync(PacedPoller poller, CancellationToken cancellation)
    {
        try
        {
            return await poller.RunAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
#pragma warning disable CA1031 // A defect in one pass must not end the polling, nor the process with its other accounts.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.LogError(defect, "Polling {Scope} failed unexpectedly; it goes on in {Seconds} s", scope.Key, AfterDefect.TotalSeconds);
            return AfterDefect;
        }
    }
}
