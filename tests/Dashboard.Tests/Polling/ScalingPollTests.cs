using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Live;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Tests.Polling;

public sealed class ScalingPollTests
{
    [Fact]
    public async Task Scaling_is_known_by_alias_and_known_to_be_absent_elsewhere()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("plain");
        account.Lambda.Add(new() { Name = "search", Arn = account.Lambda.ArnOf("search"), LastModified = account.Now, Aliases = [new("live", "7"), new("beta", "8")] });
        account.Lambda.RegisterScalableTarget(new("function:search:live", 5, 50, account.Now));
        account.Lambda.RegisterScalableTarget(new("function:search:beta", 1, 2, account.Now));
        account.Lambda.PutScalingPolicy(new("utilization", "function:search:live", 70, null, null, account.Now));
        account.Lambda.PutScheduledAction(new("morning", "function:search:live", "cron(0 8 * * ? *)", "Europe/Paris", 10, null, account.Now));

        await account.PollAsync();

        Assert.Empty(Scaling("plain")!.Value);
        var (beta, live) = (Scaling("search")!.Value[0], Scaling("search")!.Value[1]);
        Assert.Equal(new("beta", 1, 2, false, null, null, [], []), beta);
        Assert.Equal(("live", 5, 50, false, "utilization", 70), (live.Qualifier, live.Least, live.Most, live.IsSuspended, live.PolicyName, live.Target));
        Assert.Equal([new("morning", "cron(0 8 * * ? *)", "Europe/Paris", 10, null)], live.Schedules);
        var alarms = account.Snapshot.Analysis.Input.Alarms!.Value;
        Assert.All(live.Alarms, name => Assert.Equal("INSUFFICIENT_DATA", alarms.Single(alarm => alarm.Name == name).State));
        Assert.Equal(2, live.Alarms.Length);

        System.Collections.Immutable.ImmutableArray<ProvisionedScaling>? Scaling(string name) => account.Snapshot.Functions[account.Snapshot.Slots[name]].Scaling;
    }

    [Fact]
    public async Task It_is_read_once_a_detail_interval_and_an_unchanged_function_keeps_its_instance()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Lambda.Add(new() { Name = "search", Arn = account.Lambda.ArnOf("search"), LastModified = account.Now, Aliases = [new("live", "7")] });
        account.Lambda.RegisterScalableTarget(new("function:search:live", 5, 50, account.Now));
        account.Lambda.PutScalingPolicy(new("utilization", "function:search:live", 0.7, null, null, account.Now));
        await account.PassAsync(TimeSpan.FromMinutes(29));
        var before = account.Snapshot.Functions[0];
        Assert.Equal(1, account.Calls("DescribeScalingPolicies"));
        await account.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(2, account.Calls("DescribeScalingPolicies"));
        Assert.Same(before, account.Snapshot.Functions[0]);
    }

    [Fact]
    public async Task Without_permission_for_one_of_the_three_it_stays_unknown_and_the_action_is_named()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Lambda.Add(new() { Name = "search", Arn = account.Lambda.ArnOf("search"), LastModified = account.Now, Aliases = [new("live", "7")] });
        account.Lambda.RegisterScalableTarget(new("function:search:live", 5, 50, account.Now));
        account.Faults.Inject(new(FaultKind.AccessDenied, "DescribeScheduledActions"));
        await account.PollAsync();
        Assert.Null(account.Snapshot.Functions[0].Scaling);
        var health = account.Health(PollActivity.ProvisionedScaling);
        Assert.Equal((ActivityState.Failed, "application-autoscaling:DescribeScheduledActions", AwsFaultKind.AccessDenied), (health.State, health.Fault!.Action, health.Fault.Kind));
    }
}
