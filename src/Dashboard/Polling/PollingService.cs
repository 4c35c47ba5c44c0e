using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Lambda;
using Dashboard.Live;
using Dashboard.Options;

namespace Dashboard.Polling;

/// <summary>Hosts the poller of one account and Region in this process. A pass that takes long delays the next; passes never overlap.</summary>
public sealed class PollingService(
    AccountScope scope, Func<CancellationToken, Task<AwsConnection>> connect, PollingOptions options, LiveFeed feed, TimeProvider clock, ILogger<PollingService> log)
    : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterDefect = TimeSpan.FromSeconds(30);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Register(scope);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var connection = await connect(stoppingToken).ConfigureAwait(false);
        using var cloudWatch = new CloudWatchClient(connection, clock);
        using var lambda = new LambdaClient(connection, clock);
        var poller = new AccountPoller(scope, cloudWatch, lambda, feed, options, clock.GetUtcNow());
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await RunAsync(poller, stoppingToken).ConfigureAwait(false);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> RunAsync(AccountPoller poller, CancellationToken cancellation)
    {
        try
        {
            await poller.RunDueAsync(clock.GetUtcNow(), cancellation).ConfigureAwait(false);
            var wait = poller.NextDue - clock.GetUtcNow();
            // The clock may be set meanwhile: look again now and then.
            return wait < LongestWait ? wait : LongestWait;
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
