using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Live;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Tests.Polling;

public sealed class ScalingAndAlarmsTests
{
    [Fact]
    public async Task How_provisioned_concurrency_is_scaled_is_known_by_alias_and_a_percentage_is_found()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("plain");
        account.Lambda.Add(new()
        {
            Name = "scaled",
            Arn = account.Lambda.ArnOf("scaled"),
            LastModified = account.Now,
            Aliases = [new("live", "7")],
            Provisioned = [new("live", 10, 10, 10, "READY", null, account.Now)],
        });
        account.Lambda.RegisterScalableTarget(new("function:scaled:live", 2, 40, account.Now));
        account.Lambda.PutScalingPolicy(new("use", "function:scaled:live", 70, null, null, account.Now));
        await account.PassAsync(TimeSpan.FromSeconds(20));

        var scaling = Assert.Single(Function(account, "scaled").Scaling!.Value);
        Assert.Equal(("live", 2, 40, "use", 70.0), (scaling.Qualifier, scaling.Least, scaling.Most, scaling.PolicyName, scaling.Target));
        Assert.Equal(2, scaling.Alarms.Length);
        Assert.Empty(Function(account, "plain").Scaling!.Value);
        Assert.Contains(account.Snapshot.Analysis.Findings, finding => finding is { Function: "scaled", Pattern: Pattern.ScalingTargetIsPercentage });
    }

    [Fact]
    public async Task Alarms_of_target_tracking_are_listed_and_those_that_should_watch_the_account_are_missed()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Lambda.Add(new()
        {
            Name = "scaled",
            Arn = account.Lambda.ArnOf("scaled"),
            LastModified = account.Now,
            Aliases = [new("live", "7")],
            Provisioned = [new("live", 10, 10, 10, "READY", null, account.Now)],
        });
        account.Lambda.RegisterScalableTarget(new("function:scaled:live", 2, 40, account.Now));
        account.Lambda.PutScalingPolicy(new("use", "function:scaled:live", 0.7, null, null, account.Now));
        await account.PassAsync(TimeSpan.FromSeconds(20));

        var alarms = account.Snapshot.Analysis.Input.Alarms!.Value;
        Assert.Equal(2, alarms.Length);
        Assert.All(alarms, alarm => Assert.Equal(("INSUFFICIENT_DATA", "scaled"), (alarm.State, alarm.Dimension("FunctionName"))));
        Assert.Equal(Function(account, "scaled").Scaling!.Value[0].Alarms.Order(), alarms.Select(alarm => alarm.Name).Order());
        Assert.Contains(account.Snapshot.Analysis.Findings, finding => finding.Pattern == Pattern.ClaimedAlarmMissing);
    }

    [Fact]
    public async Task Alarms_that_may_not_be_read_are_unknown_and_named_and_none_is_missed()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("a");
        account.Faults.Inject(new(FaultKind.AccessDenied, "DescribeAlarms"));
        await account.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Null(account.Snapshot.Analysis.Input.Alarms);
        Assert.Equal("cloudwatch:DescribeAlarms", account.Health(PollActivity.Alarms).Fault!.Action);
        Assert.DoesNotContain(account.Snapshot.Analysis.Findings, finding => finding.Pattern is Pattern.ClaimedAlarmMissing or Pattern.ThrottleAlarmMissing);
    }

    [Fact]
    public async Task Scaling_that_may_not_be_read_stays_unknown()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("a");
        account.Faults.Inject(new(FaultKind.AccessDenied, "DescribeScalableTargets"));
        await account.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Null(Function(account, "a").Scaling);
        Assert.NotNull(account.Health(PollActivity.ProvisionedScaling).Fault);
    }

    [Fact]
    public async Task Who_may_invoke_a_function_is_read_from_its_policy_and_none_is_nobody()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("private");
        account.Lambda.Add(new()
        {
            Name = "public",
            Arn = account.Lambda.ArnOf("public"),
            LastModified = account.Now,
            Timeout = TimeSpan.FromSeconds(60),
            InvokerServices = ["apigateway.amazonaws.com"],
        });
        await account.PassAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(["apigateway.amazonaws.com"], Function(account, "public").Invokers!.Value);
        Assert.Empty(Function(account, "private").Invokers!.Value);
        Assert.Contains(account.Snapshot.Analysis.Findings, finding => finding is { Function: "public", Pattern: Pattern.TimeoutAboveApiLimit });
    }

    [Fact]
    public async Task Lost_events_and_counted_cold_starts_are_read_where_they_are_published()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("a");
        account.Run("a", account.LastMinute - 6);
        account.Record("DeadLetterErrors", "a", account.LastMinute - 6, 4);
        account.RecordInsights("a", account.LastMinute - 6, 900);
        await account.PollAsync();
        var slot = account.Snapshot.Slots["a"];
        var minute = account.Snapshot.Minutes.At(account.LastMinute - 6)!;
        Assert.Equal((4, 900, 1), (
            minute.Function(FunctionMetric.DeadLetterErrors, slot), minute.Function(FunctionMetric.InitDurationMaximum, slot), minute.Function(FunctionMetric.InitDurationCount, slot)));
    }

    private static FunctionConfiguration Function(PolledAccount account, string name) => account.Snapshot.Functions[account.Snapshot.Slots[name]];
}
