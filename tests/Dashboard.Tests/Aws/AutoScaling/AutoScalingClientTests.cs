using Dashboard.Aws.AutoScaling;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.AutoScaling;

public sealed class AutoScalingClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Targets_policies_and_schedules_are_read()
    {
        await using var account = await SimulatedAccount.StartAsync();
        account.Add("checkout", f => f with { Aliases = [new("live", "3")] });
        var now = TimeProvider.System.GetUtcNow();
        const string Resource = "function:checkout:live";
        account.Host.Account.RegisterScalableTarget(new(Resource, 5, 50, now));
        account.Host.Account.PutScalingPolicy(new("utilization", Resource, 0.7, 60, null, now));
        account.Host.Account.PutScheduledAction(new("morning", Resource, "cron(0 8 * * ? *)", "Europe/Paris", 10, 100, now));
        using var client = new AutoScalingClient(account.Connection, TimeProvider.System);

        Assert.Equal([new(Resource, 5, 50, false)], (await client.DescribeScalableTargetsAsync(Cancellation)).Value);
        var policy = Assert.Single((await client.DescribeScalingPoliciesAsync(Cancellation)).Value);
        Assert.Equal(new("utilization", Resource, 0.7, TimeSpan.FromMinutes(1), null), policy with { Alarms = [] });
        Assert.Equal(2, policy.Alarms.Length);
        Assert.All(policy.Alarms, alarm => Assert.StartsWith($"TargetTracking-{Resource}-Alarm", alarm, StringComparison.Ordinal));
        Assert.Equal([new("morning", Resource, "cron(0 8 * * ? *)", "Europe/Paris", 10, 100)], (await client.DescribeScheduledActionsAsync(Cancellation)).Value);
    }

    [Fact]
    public async Task Pages_are_followed()
    {
        await using var stub = await StubEndpoint.StartAsync(r => StubAnswer.Json(r.Number == 0
            ? """{"ScalableTargets":[{"ResourceId":"function:a:live","MinCapacity":1,"MaxCapacity":2}],"NextToken":"more"}"""
            : """{"ScalableTargets":[{"ResourceId":"function:b:live","MinCapacity":3,"MaxCapacity":4,"SuspendedState":{"DynamicScalingOutSuspended":true}}],"NextToken":null}"""));
        using var client = new AutoScalingClient(Connections.To(stub.Address), TimeProvider.System);

        var targets = await client.DescribeScalableTargetsAsync(Cancellation);

        Assert.Equal([new("function:a:live", 1, 2, false), new("function:b:live", 3, 4, true)], targets.Value);
        Assert.Equal(["""{"ServiceNamespace":"lambda"}""", """{"ServiceNamespace":"lambda","NextToken":"more"}"""], stub.Requests.Select(r => System.Text.Encoding.UTF8.GetString(r.Body)));
        Assert.All(stub.Requests, r => Assert.Equal(("AnyScaleFrontendService.DescribeScalableTargets", "application/x-amz-json-1.1"), (r.Headers["X-Amz-Target"], r.Headers["Content-Type"])));
    }
}
