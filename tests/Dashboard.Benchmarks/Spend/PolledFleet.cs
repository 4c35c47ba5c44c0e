using Amazon.Runtime;
using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Benchmarks.History;
using Dashboard.Benchmarks.Verdicts;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Polling;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda.Engine;
using Dashboard.Simulator.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Benchmarks.Spend;

/// <summary>
/// A fleet in a simulated account, and the dashboard's own poller asking it over loopback. Both live in a time that is moved from one thing
/// the poller has to do to the next.
/// </summary>
internal sealed class PolledFleet : IAsyncDisposable
{
    private static readonly AccountScope Scope = new("bench-eu-west-1", "bench", "eu-west-1", IsDemo: false);

    /// <summary>Calls to Lambda cost nothing, and after the first round tell nothing new here.</summary>
    private static readonly PollingOptions Rarely = PollingOptions.Default with { InventoryInterval = TimeSpan.FromDays(1), DetailInterval = TimeSpan.FromDays(30), LambdaRequestsPerSecond = 10 };

    /// <summary>CloudWatch's delay. Not documented for Lambda; observed to be one to three minutes.</summary>
    private static readonly PublicationDelay OneToThreeMinutes = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));

    private readonly SpendFleet _fleet;
    private readonly decimal? _budget;
    private readonly SteppedClock _clock;
    private readonly SimulatorHost _host;
    private readonly AwsClients _clients;
    private readonly HistoryArchive _archive = new(dataFolder: null);
    private readonly IntendedLimiters _intended = new(dataFolder: null);
    private readonly PinnedFunctions _pins = new(dataFolder: null);
    private readonly AccountPoller _poller;
    private readonly ThrottleWatch _watch;
    private readonly FleetFeed _feed;
    private AccountSnapshot? _last;
    private string? _disagreement;

    private PolledFleet(SpendFleet fleet, decimal? budget, SteppedClock clock, SimulatorHost host)
    {
        (_fleet, _budget, _clock, _host) = (fleet, budget, clock, host);
        _clients = new(new() { Region = Scope.Region, Endpoint = host.Address, Credentials = new BasicAWSCredentials(host.AccessKeyId, host.SecretAccessKey), MaxAttempts = 1 }, TimeProvider.System);
        _watch = new(fleet.Names);
        _feed = new(fleet, host.Metrics, _watch);
        var live = new LiveFeed(NullLogger<LiveFeed>.Instance);
        live.Subscribe(Scope.Key, Look);
        _poller = new(
            Scope, _clients, live, _intended, new(_pins), _archive,
            new([], new(fleet.Functions, DemoOptions.DefaultScene, 1, IsConfigured: false), Rarely with { MonthlyBudget = budget }, PriceTable.Default, HistoryOptions.Default with { BackfillBudget = 0 }, DataFolder: null),
            clock.Now);
    }

    public static async Task<PolledFleet> StartAsync(SpendFleet fleet, decimal? budget, int seed, CancellationToken cancellation)
    {
        // Where in the minute it polls is a matter of when it was started.
        var clock = new SteppedClock(fleet.Start.AddSeconds(SimulationRandom.For(seed, 5_000_003).Next(60)));
        var options = new SimulatorOptions
        {
            Empty = true,
            RateLimits = false,
            Fleet = new(Region: Scope.Region, AccountLimit: fleet.Limit),
            FleetClock = clock,
            PublicationDelay = OneToThreeMinutes with { Seed = seed },
        };
        var host = await SimulatorHost.StartAsync(options, TimeProvider.System, cancellation).ConfigureAwait(false);
        for (var function = 0; function < fleet.Functions; function++)
        {
            host.Account.Add(new()
            {
                Name = fleet.Names[function],
                Arn = host.Account.ArnOf(fleet.Names[function]),
                LastModified = fleet.Start.AddDays(-30),
                Timeout = TimeoutOf(fleet.Habits(function), function),
                ReservedConcurrency = fleet.Reserved(function),
            });
        }
        return new(fleet, budget, clock, host);
    }

    /// <param name="progress">Told when a simulated day is over.</param>
    public async Task<SpendOutcome> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        var firstPoll = _clock.Now;
        var (started, nextDay) = (TimeProvider.System.GetTimestamp(), _fleet.Start.AddDays(1));
        while (_poller.NextDue is var due && due < _fleet.End)
        {
            if (due > _clock.Now) _clock.Now = due;
            _feed.AdvanceTo(_clock.Now);
            await _poller.RunDueAsync(_clock.Now, cancellation).ConfigureAwait(false);
            if (_clock.Now < nextDay) continue;
            progress($"{(nextDay - _fleet.Start).Days} of {_fleet.Days} days, {_host.Calls.BilledMetrics:N0} metrics, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s");
            nextDay = nextDay.AddDays(1);
        }
        return new(_budget, _fleet, firstPoll, _host.Calls.BilledMetrics, _host.Calls.Counts.Values.Sum(), _disagreement, _last!.Plan, _watch.All);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.Dispose();
        _archive.Dispose();
        _intended.Dispose();
        _pins.Dispose();
        await _host.DisposeAsync().ConfigureAwait(false);
    }

    private void Look(AccountSnapshot snapshot)
    {
        _last = snapshot;
        _watch.Look(snapshot, _clock.Now);
        var (billed, metered) = (_host.Calls.BilledMetrics, snapshot.Plan.Spend.ByPurpose.Sum(spend => spend.Totals.Metrics));
        if (billed != metered) _disagreement ??= $"At {_clock.Now:u} CloudWatch had counted {billed:N0} metrics and the dashboard {metered:N0}.";
    }

    /// <summary>Ample for what it does; some have the longest there is, which decides for how long minutes are read again.</summary>
    private static TimeSpan TimeoutOf(FunctionHabits habits, int function) =>
        TimeSpan.FromSeconds(function % 20 == 0 ? 900 : Math.Clamp(Math.Ceiling(habits.Milliseconds / 1000) * 10, 3, 300));
}
