using System.Text.Json;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.Tests.Conformance;

/// <summary>The accounts that the node cases talk to: one healthy, the others each with one thing wrong.</summary>
internal sealed class SimulatedAccounts : IAsyncDisposable
{
    private static readonly DateTimeOffset Modified = new(2026, 11, 1, 8, 30, 0, TimeSpan.Zero);
    private readonly Dictionary<string, SimulatorHost> _hosts = [];

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
        })
        {
            var host = await SimulatorHost.StartAsync(new() { Empty = true, RateLimits = false }, TimeProvider.System, cancellationToken);
            accounts._hosts[name] = host;
            if (fault is not null) host.Faults.Inject(fault);
            for (var i = 0; i < 120; i++) host.Account.Add(Function($"fn-{i:000}"));
            host.Account.Add(Function("orders") with
            {
                Aliases = [new("live", "3"), new("canary", "4")],
                EventSources = [new(Guid.NewGuid(), "arn:aws:sqs:us-east-1:123456789012:orders", 10, "Enabled", 20, Modified)],
            });
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
        return JsonSerializer.Serialize(description);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values) await host.DisposeAsync();
    }

    private static LambdaFunction Function(string name) =>
        new() { Name = name, Arn = $"arn:aws:lambda:us-east-1:123456789012:function:{name}", LastModified = Modified };
}
