using System.Threading.Channels;
using Dashboard.Live;

namespace Dashboard.History.Recording;

/// <summary>Hands every scope's newest snapshot to its recorder, off the pollers' threads. A recorder that is slow gets the newest next, not all of them.</summary>
public sealed class RecordingService(LiveFeed feed, HistoryArchive archive, DashboardOptions options, ILogger<RecordingService> log) : BackgroundService
{
    private static readonly BoundedChannelOptions NewestOnly = new(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true };

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(feed.Scopes.Select(scope => RunAsync(scope, stoppingToken)));

    private async Task RunAsync(AccountScope scope, CancellationToken cancellation)
    {
        var snapshots = Channel.CreateBounded<AccountSnapshot>(NewestOnly);
        using var subscription = feed.Subscribe(scope.Key, snapshot => snapshots.Writer.TryWrite(snapshot));
        if (feed.Current(scope.Key) is { } current) snapshots.Writer.TryWrite(current);
        var recorder = new HistoryRecorder(scope, archive, options.History);
        HistoryFault? last = null;
        await foreach (var snapshot in snapshots.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            var fault = snapshot.IsLoading ? null : await Task.Run(() => Record(recorder, snapshot), cancellation).ConfigureAwait(false);
            // Once for each trouble, and not once a minute.
            if (fault is not null && fault != last) log.LogError("The history of {Scope} is not being kept. {Problem} {Remedy}", scope.Key, fault.Message, fault.Remedy);
            if (fault is null && last is not null) log.LogInformation("The history of {Scope} is being kept again", scope.Key);
            last = fault;
        }
    }

    private HistoryFault? Record(HistoryRecorder recorder, AccountSnapshot snapshot)
    {
        try
        {
            return recorder.Record(snapshot);
        }
#pragma warning disable CA1031 // A defect here must not end the recording of what comes next.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.LogError(defect, "Recording a snapshot of {Scope} failed unexpectedly", snapshot.Scope.Key);
            return null;
        }
    }
}
