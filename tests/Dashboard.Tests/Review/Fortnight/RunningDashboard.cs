using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.History.Recording;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Polling;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Review.Fortnight;

/// <summary>What of the dashboard reads and keeps an account, from one start of the process to its end.</summary>
internal sealed class RunningDashboard : IDisposable
{
    public static readonly AccountScope Scope = new("shop-eu-west-1", "shop", "eu-west-1", IsDemo: false);

    private static readonly DashboardOptions Options = new(
        [], new(50, DemoOptions.DefaultScene, 1, IsConfigured: false), PollingOptions.Unbounded, PriceTable.Default, HistoryOptions.Default, DataFolder: null);

    private readonly LivingAccount _account;
    private readonly AwsClients _clients;
    private readonly IntendedLimiters _intended = new(dataFolder: null);
    private readonly PinnedFunctions _pins = new(dataFolder: null);
    private readonly LiveFeed _feed = new(NullLogger<LiveFeed>.Instance);
    private readonly List<HistoryFault> _faults = [];
    private readonly HistoryRecorder _recorder;
    private readonly AccountPoller _poller;
    private DateTimeOffset _now;

    public RunningDashboard(LivingAccount account, HistoryArchive archive)
    {
        (_account, _now) = (account, account.Now);
        _clients = new(account.Connection, TimeProvider.System);
        _feed.Subscribe(Scope.Key, Keep);
        _recorder = new(Scope, archive, HistoryOptions.Default);
        _poller = new(Scope, _clients, _feed, _intended, new(_pins), archive, Options, _now);
    }

    public AccountSnapshot? Snapshot { get; private set; }

    /// <summary>Polls as often as the poller wants, while the account lives on, and keeps every snapshot at once.</summary>
    public async Task LiveToAsync(DateTimeOffset end)
    {
        while (_poller.NextDue <= end)
        {
            _now = _poller.NextDue > _now ? _poller.NextDue : _now;
            await _account.LiveToAsync(_now);
            await _poller.RunDueAsync(_now, TestContext.Current.CancellationToken);
            Assert.Empty(_faults);
        }
        _now = end;
        await _account.LiveToAsync(end);
    }

    private void Keep(AccountSnapshot snapshot)
    {
        Snapshot = snapshot;
        if (!snapshot.IsLoading && _recorder.Record(snapshot) is { } fault) _faults.Add(fault);
    }

    public void Dispose()
    {
        _clients.Dispose();
        _intended.Dispose();
        _pins.Dispose();
    }
}
