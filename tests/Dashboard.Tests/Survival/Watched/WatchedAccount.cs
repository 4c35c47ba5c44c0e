using Amazon.Runtime;
using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.History.Recording;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Polling;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Survival.Watched;

/// <summary>
/// An account in a box with a scripted fleet, polled over the wire and recorded as the application does it, in a time that passes only
/// when it is told to. AWS's clock and the process's are two.
/// </summary>
internal sealed class WatchedAccount : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    /// <summary>CloudWatch keeps points longer; nothing here looks further back.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromHours(5);

    /// <summary>Far above one a second for any time that tests let pass at once.</summary>
    private const int MostPasses = 100_000;

    private readonly FakeTimeProvider _aws;
    private readonly SimulatorHost _host;
    private readonly AwsConnection _connection;
    private readonly AwsClients _clients;
    private readonly LiveFeed _feed = new(NullLogger<LiveFeed>.Instance);
    private readonly IntendedLimiters _intended = new(dataFolder: null);
    private readonly PinnedFunctions _pins = new(dataFolder: null);
    private readonly PacedPoller _poller;
    private readonly HistoryRecorder _recorder;
    private readonly CancellationToken _cancellation;
    private readonly List<WeakReference> _published = [];
    private TimeSpan _wait;
    private int _held;

    private WatchedAccount(SimulatorHost host, FakeTimeProvider aws, string name, int seed, bool speaksJson, PollingOptions polling, CancellationToken cancellation)
    {
        (_host, _aws, _cancellation) = (host, aws, cancellation);
        Scope = new(name, name, host.Account.Region, IsDemo: false);
        Clock = new(_aws);
        Fleet = new(host.Account, host.Metrics, seed);
        Fleet.AdvanceTo(Now);
        _connection = new()
        {
            Region = host.Account.Region,
            Endpoint = host.Address,
            Credentials = new BasicAWSCredentials(host.AccessKeyId, host.SecretAccessKey),
            MaxAttempts = 1,
            UseJson = speaksJson,
            Network = Line.Over,
        };
        _clients = new(_connection, Clock);
        var history = HistoryOptions.Default with { BackfillBudget = 0 };
        var options = new DashboardOptions([], new(50, DemoOptions.DefaultScene, 1, IsConfigured: false), polling, PriceTable.Default, history, DataFolder: null);
        _poller = new(Scope, _clients, _feed, _intended, new(_pins), Archive, options);
        _recorder = new(Scope, Archive, history);
        _feed.Subscribe(Scope.Key, Take);
    }

    public AccountScope Scope { get; }
    public ProcessClock Clock { get; }
    public NetworkLine Line { get; } = new();
    public ScriptedFleet Fleet { get; }
    public HistoryArchive Archive { get; } = new(dataFolder: null);
    public FaultPlan Faults => _host.Faults;
    public CallLog Calls => _host.Calls;

    /// <summary>AWS's time.</summary>
    public DateTimeOffset Now => _aws.GetUtcNow();

    /// <summary>The minute of it that has begun.</summary>
    public long Minute => Now.ToUnixTimeSeconds() / 60;

    public AccountSnapshot Snapshot { get; private set; } = null!;

    /// <summary>How many of the snapshots published so far somebody still holds on to.</summary>
    public int SnapshotsAlive()
    {
        GC.Collect();
        _published.RemoveAll(snapshot => !snapshot.IsAlive);
        return _published.Count;
    }

    /// <summary>Why the last snapshot was not recorded; null when it was.</summary>
    public HistoryFault? RecordingFault { get; private set; }

    /// <summary>Called with every snapshot once it is recorded.</summary>
    public event Action<AccountSnapshot>? Published;

    /// <param name="aws">Null: a clock of its own.</param>
    public static async Task<WatchedAccount> StartAsync(
        CancellationToken cancellation, int functions = 20, int seed = 1, bool speaksJson = false, string name = "watched", FakeTimeProvider? aws = null, PollingOptions? polling = null)
    {
        var clock = aws ?? new FakeTimeProvider(Start);
        var options = new SimulatorOptions { Empty = true, RateLimits = false, Fleet = new(Region: "eu-west-1", AccountLimit: 10_000), FleetClock = clock, MetricRetention = Retention };
        var account = new WatchedAccount(await SimulatorHost.StartAsync(options, TimeProvider.System, cancellation), clock, name, seed, speaksJson, polling ?? PollingOptions.Unbounded, cancellation);
        account.Fleet.Add(functions, account.Minute);
        return account;
    }

    /// <summary>Lets time pass, with a pass whenever the poller wants one.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Now + time;
        for (var passes = 0; passes < MostPasses; passes++)
        {
            if (_wait > TimeSpan.Zero)
            {
                var step = _wait < end - Now ? _wait : end - Now;
                Advance(step);
                _wait -= step;
                if (_wait > TimeSpan.Zero) return;
            }
            _wait = await RunAsync();
            if (Now >= end) return;
        }
        throw new InvalidOperationException($"{MostPasses} passes in {time}: the poller does not rest.");
    }

    /// <summary>Begins one pass, which may take time that others have to let pass.</summary>
    public Task BeginPass() => _poller.RunAsync(_cancellation);

    /// <summary>Lets time pass in which the process does nothing.</summary>
    public void Advance(TimeSpan time)
    {
        _aws.Advance(time);
        Fleet.AdvanceTo(Now);
    }

    /// <summary>Takes note that another account with the same clock let time pass.</summary>
    public void CatchUp() => Fleet.AdvanceTo(Now);

    public async ValueTask DisposeAsync()
    {
        _clients.Dispose();
        Archive.Dispose();
        _intended.Dispose();
        _pins.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>One pass; where AWS leaves calls hanging, their time runs out.</summary>
    private async Task<TimeSpan> RunAsync()
    {
        var pass = _poller.RunAsync(_cancellation);
        while (await Task.WhenAny(pass, _host.Held.MoreThanAsync(_held)) != pass)
        {
            _held = _host.Held.Total;
            Advance(_connection.CallTimeout);
        }
        return await pass;
    }

    private void Take(AccountSnapshot snapshot)
    {
        Snapshot = snapshot;
        _published.Add(new(snapshot));
        if (snapshot.IsLoading) return;
        RecordingFault = _recorder.Record(snapshot);
        Published?.Invoke(snapshot);
    }
}
