using System.Net;
using Dashboard.Simulator.CloudWatch.Alarms;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Truth;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Security;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Simulator.Hosting;

/// <summary>One AWS account and Region on a port of this machine, for any AWS client that can be told an endpoint.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stopping = new();
    private readonly KestrelServer _server;
    private readonly EngineLoop _engine;
    private int _disposed;

    private SimulatorHost(SimulatorOptions options, TimeProvider time)
    {
        Options = options;
        Clock = options.FleetClock ?? new AccountClock(time, options.Speed, options.Start);
        Metrics = new(Clock, options.PublicationDelay) { Retention = options.MetricRetention };
        var fleet = options.Fleet;
        if (options.Empty)
        {
            Account = new(fleet.AccountId, fleet.Region, fleet.AccountLimit ?? 1000);
            Truth = new(new Lock(), fleet.TruthRetention);
            _engine = new(Clock, time, _ => { });
        }
        else
        {
            var simulation = options.Stage is { } stage ? Simulation.Create(stage, fleet, Metrics, Clock.GetUtcNow()) : Simulation.Create(fleet, Metrics, Clock.GetUtcNow());
            (Account, Truth) = (simulation.Account, simulation.Truth);
            _engine = new(Clock, time, simulation.AdvanceTo);
        }
        _server = NewServer(options);
        var credentials = new CredentialStore(fleet.AccountId, options.AccessKeyId, options.SecretAccessKey);
        var services = new AccountServices(Account, Metrics, credentials, Clock);
        Alarms = services.Alarms;
        Endpoint = new(
            services, new(credentials, fleet.Region, anyAge: options.FleetClock is not null), Faults, Calls, Held,
            options.RateLimits ? new(time) : null, options.FleetClock ?? time, () => _engine.Fault, _stopping.Token);
    }

    public SimulatorOptions Options { get; }

    /// <summary>Of the endpoint, for clients on this machine.</summary>
    public Uri Address { get; private set; } = null!;

    public string AccessKeyId => Options.AccessKeyId;
    public string SecretAccessKey => Options.SecretAccessKey;

    /// <summary>The time the fleet lives in, which metrics are stamped with.</summary>
    public TimeProvider Clock { get; }

    public LambdaAccount Account { get; }
    public MetricStore Metrics { get; }
    public AlarmBook Alarms { get; }

    /// <summary>What only the simulator knows.</summary>
    public GroundTruth Truth { get; }

    public FaultPlan Faults { get; } = new();
    public CallLog Calls { get; } = new();
    public HeldCalls Held { get; } = new();

    private AccountEndpoint Endpoint { get; }

    /// <param name="time">The real clock, or one that a test sets.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="ArgumentException">Unknown scene, or a number of functions or a speed out of range.</exception>
    /// <exception cref="TraceFormatException">A trace file is malformed.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Speed, nameof(options));
        var host = await Task.Run(() => new SimulatorHost(options, time), cancellationToken).ConfigureAwait(false);
        try
        {
            await host._server.StartAsync(new EndpointApplication(host.Endpoint.AnswerAsync), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        var bound = new Uri(host._server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        host.Address = new($"http://{IPAddress.Loopback}:{bound.Port}");
        host._engine.Start();
        return host;
    }

    /// <summary>Completes when the fleet has lived through all the time that has passed; for tests that set the clock by hand.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) => _engine.CatchUpAsync(cancellationToken);

    /// <summary>Ends open calls, those that would never end included.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        using (var grace = new CancellationTokenSource(Grace, TimeProvider.System)) await _server.StopAsync(grace.Token).ConfigureAwait(false);
        _server.Dispose();
        await _engine.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private static KestrelServer NewServer(SimulatorOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Listen(options.ListenOnAllInterfaces ? IPAddress.Any : IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        return new(Microsoft.Extensions.Options.Options.Create(kestrel), new SocketTransportFactory(
            Microsoft.Extensions.Options.Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
    }
}
