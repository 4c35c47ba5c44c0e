using Amazon.Runtime;
using Dashboard.Aws;
using Dashboard.History.Backfill;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Demo;

/// <summary>
/// The account that runs when none is configured: an AWS account in a box on a loopback port of this process. It is polled as a real
/// one is, over the wire and with signatures; address and keys are all that differ.
/// </summary>
public sealed class DemoAccount(DemoOptions options, TimeProvider clock) : IAsyncDisposable
{
    public const string Region = "us-east-1";

    public static readonly AccountScope Scope = new($"demo-{Region}", "Demo", Region, IsDemo: true);

    /// <summary>What the pages' longest window shows, and an hour to spare.</summary>
    private static readonly TimeSpan ShortestPast = TimeSpan.FromHours(4);

    /// <summary>As far back as the history reads: the week before this one is whole, whatever the day.</summary>
    private static readonly TimeSpan LongestPast = TimeSpan.FromDays(BackfillPlan.MostDays);

    /// <summary>Functions times days of past that take about six seconds to make.</summary>
    private const double AffordableFunctionDays = 3_080;

    /// <summary>The account itself, once connected to; for tests that bring about an incident.</summary>
    internal SimulatorHost? Host { get; private set; }

    /// <summary>Starts the account, its past included, which takes seconds for large fleets.</summary>
    public async Task<AwsConnection> ConnectAsync(CancellationToken cancellation)
    {
        var fleet = new Simulator.Fleet.SimulationOptions(options.Functions, options.Scene, options.Seed, Past: PastOf(options.Functions), Region: Region);
        Host = await SimulatorHost.StartAsync(new() { Fleet = fleet }, clock, cancellation).ConfigureAwait(false);
        return new()
        {
            Region = Region,
            Endpoint = Host.Address,
            Credentials = new BasicAWSCredentials(Host.AccessKeyId, Host.SecretAccessKey),
        };
    }

    internal static TimeSpan PastOf(int functions) =>
        TimeSpan.FromDays(Math.Clamp(AffordableFunctionDays / functions, ShortestPast.TotalDays, LongestPast.TotalDays));

    public ValueTask DisposeAsync() => Host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
