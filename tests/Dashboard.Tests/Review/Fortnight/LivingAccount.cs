using Amazon.Runtime;
using Dashboard.Aws;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Truth;
using Dashboard.Simulator.Metrics;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Review.Fortnight;

/// <summary>An account in a box that lives from a fixed day on, as far as a test lets it.</summary>
internal sealed class LivingAccount : IAsyncDisposable
{
    /// <summary>So fast that in a fortnight signatures, which go by the real clock, do not expire; a second is a whole number of ticks.</summary>
    private const int Speed = 20_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly SimulatorHost _host;
    private readonly FakeTimeProvider _clock;
    private readonly DateTimeOffset _begun;
    private readonly DateTimeOffset _start;

    private LivingAccount(SimulatorHost host, FakeTimeProvider clock, DateTimeOffset start)
    {
        (_host, _clock, _begun, _start) = (host, clock, clock.GetUtcNow(), start);
        Connection = new()
        {
            Region = host.Options.Fleet.Region,
            Endpoint = host.Address,
            Credentials = new BasicAWSCredentials(host.AccessKeyId, host.SecretAccessKey),
        };
    }

    public AwsConnection Connection { get; }
    public DateTimeOffset Now => _host.Clock.GetUtcNow();
    public GroundTruth Truth => _host.Truth;
    public LambdaAccount Lambda => _host.Account;

    /// <param name="stage">Null: nothing lives in it, and the test records what is to be read.</param>
    /// <param name="past">Before the start; made a minute at a time.</param>
    public static async Task<LivingAccount> StartAsync(Stage? stage, DateTimeOffset start, TimeSpan past = default)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var fleet = new SimulationOptions(Region: "eu-west-1", Past: past) { SimulatedPast = TimeSpan.Zero, TruthRetention = TimeSpan.FromDays(30) };
        var options = new SimulatorOptions { Stage = stage, Empty = stage is null, Start = start, Speed = Speed, Fleet = fleet, RateLimits = false };
        return new(await SimulatorHost.StartAsync(options, clock, Cancellation), clock, start);
    }

    /// <param name="instant">A whole second.</param>
    public async Task LiveToAsync(DateTimeOffset instant)
    {
        if (instant <= Now) return;
        _clock.SetUtcNow(_begun + (instant - _start) / Speed);
        await _host.CatchUpAsync(Cancellation);
    }

    /// <summary>States a minute's value, or states it anew; it is published soon after.</summary>
    /// <param name="function">Null: the account's own series.</param>
    public void Record(string metric, string? function, long minute, double value)
    {
        Dimension[] dimensions = function is null ? [] : [new("FunctionName", function)];
        _host.Metrics.GetOrAdd(new("AWS/Lambda", metric, dimensions)).Record(minute, new(value, value, value, 1), [(float)value], Now);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
