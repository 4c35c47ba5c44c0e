using Amazon.Runtime;
using Dashboard.Aws;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Tests.Aws.Support;

/// <summary>The account in a box, filled by hand. By the real clock, since that is what the SDK signs by.</summary>
internal sealed class SimulatedAccount : IAsyncDisposable
{
    public const string Region = "eu-west-1";
    public const string AccountId = "123456789012";

    private SimulatedAccount(SimulatorHost host) => Host = host;

    public SimulatorHost Host { get; }

    public AwsConnection Connection => new()
    {
        Endpoint = Host.Address,
        Region = Region,
        Credentials = new BasicAWSCredentials(Host.AccessKeyId, Host.SecretAccessKey),
        MaxAttempts = 1,
    };

    /// <summary>The last whole minute an hour ago: long published.</summary>
    public static long SettledMinute => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60 - 60;

    public static async Task<SimulatedAccount> StartAsync() => new(await SimulatorHost.StartAsync(
        new() { Empty = true, RateLimits = false, Fleet = new(Region: Region, AccountId: AccountId) }, TimeProvider.System, TestContext.Current.CancellationToken));

    public LambdaFunction Add(string name, Func<LambdaFunction, LambdaFunction>? configure = null)
    {
        var function = new LambdaFunction { Name = name, Arn = Host.Account.ArnOf(name), LastModified = new(2026, 11, 20, 8, 30, 15, 250, TimeSpan.Zero) };
        Host.Account.Add(function = configure?.Invoke(function) ?? function);
        return function;
    }

    public void Record(string metric, string? function, long minute, params float[] samples)
    {
        var identity = function is null ? new MetricIdentity("AWS/Lambda", metric) : new("AWS/Lambda", metric, new Dimension("FunctionName", function));
        Host.Metrics.GetOrAdd(identity).Record(minute, new(samples.Sum(), samples.Min(), samples.Max(), samples.Length), samples, DateTimeOffset.FromUnixTimeSeconds(60 * minute));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
