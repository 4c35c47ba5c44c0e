using Dashboard.Aws;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.Live;

namespace Dashboard.Polling;

/// <summary>
/// Runs the poller of one account and Region a pass at a time, by AWS's clock as far as that is known. A poller never sees the time go
/// back: when AWS's clock shows that it lived in the future, another one begins.
/// </summary>
internal sealed class PacedPoller(
    AccountScope scope, AwsClients clients, LiveFeed feed, IntendedLimiters intended, FunctionAttention attention, HistoryArchive archive, DashboardOptions options)
{
    /// <summary>The clock may be corrected meanwhile: look again now and then.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>What is learned of AWS's clock varies by the time that answers take.</summary>
    private static readonly TimeSpan Jitter = TimeSpan.FromMinutes(1);

    private AccountPoller? _poller;
    private DateTimeOffset _lastPass;

    /// <summary>Makes one pass. Throws only when cancelled.</summary>
    /// <returns>How long there is nothing to do; not above zero when it should go on at once.</returns>
    public async Task<TimeSpan> RunAsync(CancellationToken cancellation)
    {
        var now = clients.Clock.GetUtcNow();
        if (_poller is null || now < _lastPass - Jitter) _poller = new(scope, clients, feed, intended, attention, archive, options, now);
        else if (now < _lastPass) now = _lastPass;
        _lastPass = now;
        await _poller.RunDueAsync(now, cancellation).ConfigureAwait(false);
        var wait = _poller.NextDue - clients.Clock.GetUtcNow();
        return wait < LongestWait ? wait : LongestWait;
    }
}
