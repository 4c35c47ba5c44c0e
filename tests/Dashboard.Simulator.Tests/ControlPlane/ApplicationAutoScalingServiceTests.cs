using Dashboard.Simulator.Tests.Hosting;

namespace Dashboard.Simulator.Tests.ControlPlane;

public sealed class ApplicationAutoScalingServiceTests
{
    private const string Alias =
        "\"ServiceNamespace\":\"lambda\",\"ResourceId\":\"function:orders:live\",\"ScalableDimension\":\"lambda:function:ProvisionedConcurrency\"";
    private const string Tracking =
        "\"TargetTrackingScalingPolicyConfiguration\":{\"TargetValue\":0.7,\"PredefinedMetricSpecification\":{\"PredefinedMetricType\":\"LambdaProvisionedConcurrencyUtilization\"}}";

    [Fact]
    public async Task What_is_registered_and_put_is_described()
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders", f => f with { Aliases = [new("live", "3")] });

        var registered = await account.AutoScalingAsync("RegisterScalableTarget", $$"""{{{Alias}},"MinCapacity":2,"MaxCapacity":40}""");
        var policy = await account.AutoScalingAsync("PutScalingPolicy", $$"""{{{Alias}},"PolicyName":"keep","PolicyType":"TargetTrackingScaling",{{Tracking}}}""");
        var action = await account.AutoScalingAsync("PutScheduledAction", $$$"""{{{{Alias}}},"ScheduledActionName":"morning","Schedule":"cron(0 8 * * ? *)","Timezone":"Europe/Paris","ScalableTargetAction":{"MinCapacity":10}}""");
        var targets = (await account.AutoScalingAsync("DescribeScalableTargets", """{"ServiceNamespace":"lambda"}""")).Json.GetProperty("ScalableTargets");
        var policies = (await account.AutoScalingAsync("DescribeScalingPolicies", """{"ServiceNamespace":"lambda"}""")).Json.GetProperty("ScalingPolicies");
        var actions = (await account.AutoScalingAsync("DescribeScheduledActions", """{"ServiceNamespace":"lambda"}""")).Json.GetProperty("ScheduledActions");

        Assert.Equal([200, 200, 200], [registered.Status, policy.Status, action.Status]);
        Assert.Equal("application/x-amz-json-1.1", registered.Headers["Content-Type"]);
        Assert.Equal((2, 40), (targets[0].GetProperty("MinCapacity").GetInt32(), targets[0].GetProperty("MaxCapacity").GetInt32()));
        Assert.Equal(1795435200, targets[0].GetProperty("CreationTime").GetDouble());
        Assert.Equal(registered.Json.GetProperty("ScalableTargetARN").GetString(), targets[0].GetProperty("ScalableTargetARN").GetString());
        Assert.Equal(0.7, policies[0].GetProperty("TargetTrackingScalingPolicyConfiguration").GetProperty("TargetValue").GetDouble());
        Assert.Equal(2, policies[0].GetProperty("Alarms").GetArrayLength());
        Assert.Equal("Europe/Paris", actions[0].GetProperty("Timezone").GetString());
        Assert.False(actions[0].GetProperty("ScalableTargetAction").TryGetProperty("MaxCapacity", out _));
    }

    [Fact]
    public async Task Targets_are_described_in_pages_and_by_resource()
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders", f => f with { Aliases = [.. Enumerable.Range(0, 5).Select(i => new Dashboard.Simulator.Lambda.LambdaAlias($"a{i}", "1"))] });
        foreach (var i in Enumerable.Range(0, 5)) account.Host.Account.RegisterScalableTarget(new($"function:orders:a{i}", 1, 2, account.Time.GetUtcNow()));

        var first = (await account.AutoScalingAsync("DescribeScalableTargets", """{"ServiceNamespace":"lambda","MaxResults":3}""")).Json;
        var second = (await account.AutoScalingAsync("DescribeScalableTargets", $$"""{"ServiceNamespace":"lambda","MaxResults":3,"NextToken":"{{first.GetProperty("NextToken").GetString()}}"}""")).Json;
        var one = (await account.AutoScalingAsync("DescribeScalableTargets",
            """{"ServiceNamespace":"lambda","ResourceIds":["function:orders:a4"],"ScalableDimension":"lambda:function:ProvisionedConcurrency"}""")).Json;
        var other = (await account.AutoScalingAsync("DescribeScalableTargets", """{"ServiceNamespace":"ecs"}""")).Json;

        Assert.Equal((3, 2), (first.GetProperty("ScalableTargets").GetArrayLength(), second.GetProperty("ScalableTargets").GetArrayLength()));
        Assert.False(second.TryGetProperty("NextToken", out _));
        Assert.Equal("function:orders:a4", Assert.Single(one.GetProperty("ScalableTargets").EnumerateArray()).GetProperty("ResourceId").GetString());
        Assert.Equal(0, other.GetProperty("ScalableTargets").GetArrayLength());
    }

    [Theory]
    [InlineData("DescribeScalableTargets", "{}", "ValidationException")]
    [InlineData("DescribeScalableTargets", """{"ServiceNamespace":"lamda"}""", "ValidationException")]
    [InlineData("DescribeScalableTargets", """{"ServiceNamespace":"lambda","ScalableDimension":"lambda:function:ProvisionedConcurrency"}""", "ValidationException")]
    [InlineData("DescribeScalableTargets", """{"ServiceNamespace":"lambda","MaxResults":51}""", "ValidationException")]
    [InlineData("DescribeScalingPolicies", """{"ServiceNamespace":"lambda","NextToken":"!"}""", "InvalidNextTokenException")]
    [InlineData("RegisterScalableTarget", "{" + Alias + "}", "ValidationException")]
    [InlineData("RegisterScalableTarget", "{" + Alias + ",\"MinCapacity\":5,\"MaxCapacity\":4}", "ValidationException")]
    [InlineData("RegisterScalableTarget", """{"ServiceNamespace":"lambda","ResourceId":"function:absent:live","ScalableDimension":"lambda:function:ProvisionedConcurrency","MinCapacity":1,"MaxCapacity":4}""", "ValidationException")]
    [InlineData("PutScalingPolicy", "{" + Alias + ",\"PolicyName\":\"p\",\"PolicyType\":\"TargetTrackingScaling\"," + Tracking + "}", "ObjectNotFoundException")]
    [InlineData("PutScheduledAction", "{" + Alias + ",\"ScheduledActionName\":\"a\",\"Schedule\":\"rate(1 hour)\",\"ScalableTargetAction\":{\"MinCapacity\":1}}", "ObjectNotFoundException")]
    [InlineData("DescribeScalableTargets", "[", "SerializationException")]
    [InlineData("DeleteScalingPolicy", "{}", "UnknownOperationException")]
    public async Task What_cannot_be_done_is_refused_in_AWS_words(string operation, string body, string error)
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders", f => f with { Aliases = [new("live", "3")] });

        var answer = await account.AutoScalingAsync(operation, body);

        Assert.Equal(400, answer.Status);
        Assert.Equal(error, answer.Json.GetProperty("__type").GetString()!.Split('#')[^1]);
    }
}
