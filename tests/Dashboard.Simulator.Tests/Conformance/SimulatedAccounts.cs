using System.Text.Json;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Tests.Conformance;

/// <summary>The accounts that the node cases talk to: one healthy, the others each with one thing wrong.</summary>
internal sealed class SimulatedAccounts : IAsyncDisposable
{
    private static readonly DateTimeOffset Modified = new(2026, 11, 1, 8, 30, 0, TimeSpan.Zero);
    private const int Minutes = 60;
    private static readonly string[] FunctionMetrics = ["Invocations", "Errors", "Throttles", "Duration", "ConcurrentExecutions"];
    private readonly Dictionary<string, SimulatorHost> _hosts = [];

    /// <summary>Three whole hours ago: settled, and still kept by the minute.</summary>
    private readonly DateTimeOffset _start = new(TimeProvider.System.GetUtcNow().AddHours(-3).Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);

    public static async Task<SimulatedAccounts> StartAsync(CancellationToken cancellationToken)
    {
        var accounts = new SimulatedAccounts();
        foreach (var (name, fault) in new (string, Fault?)[]
        {
            ("healthy", null),
            ("throttled", new(FaultKind.Throttle)),
            ("briefly", new(FaultKind.Throttle, Every: 2)),
            ("denied", new(FaultKind.AccessDenied)),
            ("broken", new(FaultKind.ServerError)),
            ("expired", new(FaultKind.ExpiredToken)),
            ("skewed", new(FaultKind.ClockSkew)),
            ("partial", new(FaultKind.PartialData)),
            ("failing", new(FaultKind.InternalError)),
            ("forbidden", new(FaultKind.Forbidden)),
        })
        {
            var host = await SimulatorHost.StartAsync(new() { Empty = true, RateLimits = false, PublicationDelay = PublicationDelay.None }, TimeProvider.System, cancellationToken);
            accounts._hosts[name] = host;
            if (fault is not null) host.Faults.Inject(fault);
            accounts.Fill(host);
        }
        return accounts;
    }

    /// <summary>What support/account.mjs reads.</summary>
    public string ToJson()
    {
        var healthy = _hosts["healthy"];
        var description = _hosts.ToDictionary(h => h.Key, object (h) => h.Value.Address.GetLeftPart(UriPartial.Authority));
        description["region"] = healthy.Account.Region;
        description["accessKeyId"] = healthy.AccessKeyId;
        description["secretAccessKey"] = healthy.SecretAccessKey;
        description["functions"] = new
        {
            count = healthy.Account.Functions.Count,
            limit = healthy.Account.ConcurrencyLimit,
            some = "fn-007",
            reservable = "fn-001",
            reservableArn = healthy.Account.Get("fn-001").Arn,
            aliased = "orders",
            alias = "live",
            otherAlias = "canary",
        };
        description["metrics"] = new
        {
            count = healthy.Metrics.All.Count,
            start = _start,
            end = _start.AddMinutes(Minutes),
            minutes = Minutes,
        };
        return JsonSerializer.Serialize(description);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values) await host.DisposeAsync();
    }

    private void Fill(SimulatorHost host)
    {
        for (var i = 0; i < 120; i++)
        {
            var function = Function($"fn-{i:000}");
            host.Account.Add(function);
            foreach (var metric in FunctionMetrics) Record(host, metric, function.Name, 1, []);
        }
        host.Account.Add(Function("orders") with
        {
            Aliases = [new("live", "3"), new("canary", "4")],
            EventSources = [new(Guid.NewGuid(), "arn:aws:sqs:us-east-1:123456789012:orders", 10, "Enabled", 20, Modified)],
        });
        for (var minute = 0; minute < Minutes; minute++)
        {
            Record(host, "Invocations", "orders", minute, Enumerable.Repeat(1f, minute + 1));
            Record(host, "Duration", "orders", minute, Enumerable.Range(1, 100).Select(n => (float)n));
        }
    }

    private void Record(SimulatorHost host, string metric, string function, int minute, IEnumerable<float> values)
    {
        float[] samples = [.. values];
        var set = samples.Length == 0 ? new StatisticSet(1, 1, 1, 1) : new(samples.Sum(), samples.Min(), samples.Max(), samples.Length);
        var at = _start.AddMinutes(minute);
        host.Metrics.GetOrAdd(new("AWS/Lambda", metric, new Dimension("FunctionName", function))).Record(at.ToUnixTimeSeconds() / 60, set, samples, at);
    }

    private static LambdaFunction Function(string name) =>
        new() { Name = name, Arn = $"arn:aws:lambda:us-east-1:123456789012:function:{name}", LastModified = Modified };
}
