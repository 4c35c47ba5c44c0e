using Amazon.Runtime;
using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Polling;
using Dashboard.Polling.Spend;
using Dashboard.Simulator.CloudWatch.Alarms;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Polling;

/// <summary>
/// An empty account in a box, filled by hand, and a poller of it whose clock the test moves. The poller lives some way in the past of
/// the account, so that everything a test records is published.
/// </summary>
internal sealed class PolledAccount : IAsyncDisposable
{
    public static readonly AccountScope Scope = new("test-eu-west-1", "test", "eu-west-1", IsDemo: false);

    private readonly SimulatorHost _host;
    private readonly AwsClients _clients;
    private readonly LiveFeed _feed = new(NullLogger<LiveFeed>.Instance);

    private PolledAccount(SimulatorHost host, DashboardOptions options, HistoryArchive archive, TimeSpan behind)
    {
        (_host, Archive, Attention) = (host, archive, new(Pins));
        Now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60 * 60) - behind;
        var connection = new AwsConnection
        {
            Region = Scope.Region,
            Endpoint = host.Address,
            Credentials = new BasicAWSCredentials(host.AccessKeyId, host.SecretAccessKey),
            MaxAttempts = 1,
        };
        _clients = new(connection, TimeProvider.System);
        Poller = new(Scope, _clients, _feed, Intended, Attention, Archive, options, Now);
        _feed.Subscribe(Scope.Key, Published.Add);
    }

    public DateTimeOffset Now { get; private set; }

    /// <summary>Newest complete minute.</summary>
    public long LastMinute => (Now.ToUnixTimeSeconds() / 60) - 1;

    public AccountPoller Poller { get; }
    public HistoryArchive Archive { get; }
    public IntendedLimiters Intended { get; } = new(dataFolder: null);
    public PinnedFunctions Pins { get; } = new(dataFolder: null);
    public FunctionAttention Attention { get; }
    public FaultPlan Faults => _host.Faults;
    public LambdaAccount Lambda => _host.Account;
    public AlarmBook Alarms => _host.Alarms;
    public List<AccountSnapshot> Published { get; } = [];
    public AccountSnapshot Snapshot => Published[^1];

    /// <param name="history">Null: nothing is read that was before the window.</param>
    /// <param name="archive">Null: a temporary one. Goes with the account either way.</param>
    /// <param name="behind">How far in the past of the account the poller lives; null: 45 minutes.</param>
    public static async Task<PolledAccount> StartAsync(PollingOptions? options = null, HistoryOptions? history = null, HistoryArchive? archive = null, TimeSpan? behind = null) => new(
        await SimulatorHost.StartAsync(new() { Empty = true, RateLimits = false, Fleet = new(Region: Scope.Region) }, TimeProvider.System, TestContext.Current.CancellationToken),
        new([], new(50, DemoOptions.DefaultScene, 1, IsConfigured: false), options ?? PollingOptions.Unbounded, PriceTable.Default,
            history ?? HistoryOptions.Default with { BackfillBudget = 0 }, DataFolder: null),
        archive ?? new(dataFolder: null), behind ?? TimeSpan.FromMinutes(45));

    public void Add(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) Lambda.Add(new() { Name = name, Arn = Lambda.ArnOf(name), LastModified = Now, Timeout = TimeSpan.FromSeconds(30) });
    }

    /// <param name="function">Null: the account's own series.</param>
    public void Record(string metric, string? function, long minute, double value, string? resource = null)
    {
        Dimension[] dimensions = (function, resource) switch
        {
            (null, _) => [],
            (_, null) => [new("FunctionName", function)],
            _ => [new("FunctionName", function), new("Resource", resource)],
        };
        _host.Metrics.GetOrAdd(new("AWS/Lambda", metric, dimensions)).Record(minute, new(value, value, value, 1), [(float)value], DateTimeOffset.FromUnixTimeSeconds(60 * (minute + 1)));
    }

    /// <summary>One initialisation as Lambda Insights reports it.</summary>
    public void RecordInsights(string function, long minute, double milliseconds) => _host.Metrics.GetOrAdd(new("LambdaInsights", "init_duration", new Dimension("function_name", function)))
        .Record(minute, new(milliseconds, milliseconds, milliseconds, 1), [(float)milliseconds], DateTimeOffset.FromUnixTimeSeconds(60 * (minute + 1)));

    /// <summary>An ordinary minute of a function.</summary>
    public void Run(string function, long minute, double concurrency = 3)
    {
        Record("ConcurrentExecutions", function, minute, concurrency);
        Record("Invocations", function, minute, concurrency * 10);
        Record("Duration", function, minute, 120);
    }

    /// <summary>Makes passes for as long as the poller has something to do without waiting.</summary>
    public async Task PollAsync()
    {
        do await Poller.RunDueAsync(Now, TestContext.Current.CancellationToken);
        while (Poller.NextDue <= Now);
    }

    /// <summary>Moves the clock, one pass a second or as rarely as the poller wants.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Now + time;
        while (Poller.NextDue <= end)
        {
            Now = Poller.NextDue > Now ? Poller.NextDue : Now;
            await PollAsync();
        }
        Now = end;
    }

    /// <summary>Moves the clock without polling: the process was suspended.</summary>
    public void Sleep(TimeSpan time) => Now += time;

    public FunctionRow Row(string function) => Snapshot.Rows.Over(RowWindow.Minutes15).Single(row => row.Name == function);

    /// <summary>Metrics that looking for culprits was billed for so far, by the last snapshot.</summary>
    public long LookedAt => Snapshot.Plan.Spend.ByPurpose.Where(spend => spend.Purpose == SpendPurpose.Culprits).Sum(spend => spend.Totals.Metrics);

    public int Calls(string operation) => _host.Calls.Count(operation);

    /// <summary>As the account counts them.</summary>
    public long BilledMetrics => _host.Calls.BilledMetrics;

    public ActivityHealth Health(PollActivity activity) => Snapshot.Health.Of(activity)!;

    public async ValueTask DisposeAsync()
    {
        _clients.Dispose();
        Archive.Dispose();
        Intended.Dispose();
        Pins.Dispose();
        await _host.DisposeAsync();
    }
}
