using Dashboard.Aws;
using Dashboard.Live;
using Dashboard.Simulator.CloudWatch.Alarms;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Tests.Polling;

public sealed class AlarmPollTests
{
    [Fact]
    public async Task Alarms_of_lambda_reach_the_analysis_and_are_read_again_with_the_inventory()
    {
        await using var account = await PolledAccount.StartAsync();
        Put(account, "throttles", "AWS/Lambda");
        Put(account, "queue", "AWS/SQS");
        await account.PollAsync();
        Assert.Equal("throttles", Assert.Single(account.Snapshot.Analysis.Input.Alarms!.Value).Name);
        Assert.Equal((ActivityState.Succeeded, "1 of 2 metric alarms watch Lambda"), (account.Health(PollActivity.Alarms).State, account.Health(PollActivity.Alarms).Detail));

        Put(account, "more", "AWS/Lambda");
        await account.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(["more", "throttles"], account.Snapshot.Analysis.Input.Alarms!.Value.Select(alarm => alarm.Name));
        Assert.Equal(2, account.Calls("DescribeAlarms"));
    }

    [Fact]
    public async Task Without_permission_it_stays_unknown_and_is_named()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Faults.Inject(new(FaultKind.AccessDenied, "DescribeAlarms"));
        await account.PollAsync();
        Assert.Null(account.Snapshot.Analysis.Input.Alarms);
        var health = account.Health(PollActivity.Alarms);
        Assert.Equal((ActivityState.Failed, "cloudwatch:DescribeAlarms", AwsFaultKind.AccessDenied), (health.State, health.Fault!.Action, health.Fault.Kind));
    }

    private static void Put(PolledAccount account, string name, string service) =>
        account.Alarms.Put(new MetricAlarm { Name = name, Metric = new(service, "Throttles"), StateUpdated = account.Now, ConfigurationUpdated = account.Now });
}
