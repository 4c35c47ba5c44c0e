using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Live;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Tests.Polling;

/// <summary>The last 14 days by the hour, as the analysis gets them.</summary>
public sealed class UsagePollTests
{
    [Fact]
    public async Task Hours_of_the_last_14_days_are_there_after_the_first_round()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("nightly", "never");
        var night = Hour(account, back: 30);
        account.Run("nightly", 60 * night, concurrency: 3);
        account.Run("nightly", 60 * night + 59, concurrency: 8);
        account.Record("Throttles", "nightly", 60 * night + 5, 4);
        account.Record("Duration", "nightly", 60 * night + 5, 900);
        account.Record("ClaimedAccountConcurrency", null, 60 * night, 70);

        await account.PassAsync(TimeSpan.FromSeconds(10));

        var usage = account.Snapshot.Analysis.Input.Usage!;
        Assert.Equal(14 * 24, usage.Hours);
        Assert.Equal(["nightly"], usage.Functions.Keys);
        var (at, nightly) = ((int)(night - usage.FirstHour), usage.Functions["nightly"]);
        Assert.Equal(
            (8f, 110f, 4f, 380f, 120f, 900f),
            (nightly[UsageMetric.PeakConcurrency][at], nightly[UsageMetric.Invocations][at], nightly[UsageMetric.Throttles][at],
                nightly[UsageMetric.DurationAverage][at], nightly[UsageMetric.DurationP50][at], nightly[UsageMetric.DurationMaximum][at]));
        Assert.Equal((0f, 0f), (nightly[UsageMetric.Invocations][at + 1], nightly[UsageMetric.Throttles][at + 1]));
        Assert.True(float.IsNaN(nightly[UsageMetric.PeakConcurrency][at + 1]) && float.IsNaN(nightly[UsageMetric.DurationP99][at - 1]));
        Assert.True(nightly[UsageMetric.ProvisionedUtilization].IsEmpty);
        Assert.Equal(70, usage.Account![UsageMetric.PeakConcurrency][at]);
        var health = account.Health(PollActivity.Usage);
        Assert.Equal((ActivityState.Succeeded, "1 functions ran in 14 days", TimeSpan.FromHours(6)), (health.State, health.Detail, health.Interval));
    }

    [Fact]
    public async Task Of_several_aliases_the_most_used_counts()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        var hour = Hour(account, back: 5);
        account.Run("f", 60 * hour);
        account.Record("ProvisionedConcurrencyUtilization", "f", 60 * hour, 0.4, resource: "f:live");
        account.Record("ProvisionedConcurrencyUtilization", "f", 60 * hour, 0.9, resource: "f:beta");
        account.Record("ProvisionedConcurrencyUtilization", "f", 60 * (hour + 1), 0.2, resource: "f:live");
        await account.PassAsync(TimeSpan.FromSeconds(10));
        var usage = account.Snapshot.Analysis.Input.Usage!;
        var at = (int)(hour - usage.FirstHour);
        Assert.Equal([0.9f, 0.2f], usage.Functions["f"][UsageMetric.ProvisionedUtilization].Slice(at, 2).ToArray());
    }

    [Fact]
    public async Task A_large_fleet_is_read_a_request_a_second_and_shown_when_it_is_complete()
    {
        await using var account = await PolledAccount.StartAsync();
        string[] names = [.. Enumerable.Range(0, 100).Select(i => $"f{i:000}")];
        account.Add(names);
        foreach (var name in names) account.Run(name, 60 * Hour(account, back: 5));
        await account.PollAsync();
        Assert.Equal((41, 100), account.Health(PollActivity.Usage).Progress);
        Assert.Null(account.Snapshot.Analysis.Input.Usage);
        var calls = account.Calls("GetMetricData");

        await account.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(calls + 1, account.Calls("GetMetricData"));
        await account.PassAsync(TimeSpan.FromSeconds(7));
        Assert.Equal(calls + 2, account.Calls("GetMetricData"));
        Assert.Equal(names, account.Snapshot.Analysis.Input.Usage!.Functions.Keys.Order());
    }

    [Fact]
    public async Task It_is_read_again_after_six_hours_and_kept_until_then()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        account.Run("f", account.LastMinute - 100);
        await account.PassAsync(TimeSpan.FromSeconds(10));
        var usage = account.Snapshot.Analysis.Input.Usage;
        account.Sleep(TimeSpan.FromMinutes(10));
        await account.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Same(usage, account.Snapshot.Analysis.Input.Usage);
        account.Sleep(TimeSpan.FromHours(6));
        await account.PassAsync(TimeSpan.FromMinutes(1));
        Assert.NotSame(usage, account.Snapshot.Analysis.Input.Usage);
    }

    [Fact]
    public async Task A_request_that_fails_in_the_midst_is_made_again_after_a_minute()
    {
        await using var account = await PolledAccount.StartAsync();
        string[] names = [.. Enumerable.Range(0, 100).Select(i => $"f{i:000}")];
        account.Add(names);
        foreach (var name in names) account.Run(name, 60 * Hour(account, back: 5));
        await account.PollAsync();
        using (account.Faults.Inject(new(FaultKind.Throttle, "GetMetricData"))) await account.PassAsync(TimeSpan.FromSeconds(20));
        var health = account.Health(PollActivity.Usage);
        Assert.Equal((ActivityState.Partial, "41 of 100 functions read; paused for a minute", AwsFaultKind.Throttled), (health.State, health.Detail, health.Fault!.Kind));
        await account.PassAsync(TimeSpan.FromSeconds(70));
        Assert.Equal(100, account.Snapshot.Analysis.Input.Usage!.Functions.Count);
    }

    [Fact]
    public async Task Series_that_are_forbidden_stay_unknown_and_their_function_is_kept()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        account.Run("f", 60 * Hour(account, back: 5));
        account.Faults.Inject(new(FaultKind.Forbidden, "GetMetricData"));
        await account.PassAsync(TimeSpan.FromSeconds(10));
        var (usage, health) = (account.Snapshot.Analysis.Input.Usage!, account.Health(PollActivity.Usage));
        Assert.Equal((ActivityState.Partial, "1 of 1 functions read, 7 of their series missing"), (health.State, health.Detail));
        Assert.Equal((true, false), (usage.Account![UsageMetric.PeakConcurrency].IsEmpty, usage.Account[UsageMetric.Invocations].IsEmpty));
        Assert.Equal((false, true), (usage.Functions["f"][UsageMetric.PeakConcurrency].IsEmpty, usage.Functions["f"][UsageMetric.Invocations].IsEmpty));
    }

    private static long Hour(PolledAccount account, int back) => account.LastMinute / 60 - back;
}
