using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Live;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Tests.Polling;

public class AccountPollerFaultTests
{
    [Fact]
    public async Task Without_permission_for_lambda_names_come_from_metrics_and_the_limit_from_cloudwatch()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        account.Run("f", account.LastMinute - 3);
        account.Record("ConcurrentExecutions", null, account.LastMinute - 3, 3);
        foreach (var operation in new[] { "ListFunctions", "GetAccountSettings", "GetFunctionConcurrency", "ListProvisionedConcurrencyConfigs", "ListEventSourceMappings", "ListAliases", "GetFunctionConfiguration", "GetPolicy" })
            account.Faults.Inject(new(FaultKind.AccessDenied, operation));

        await account.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(new AccountLimits(1000, null), account.Snapshot.Limits);
        var row = account.Snapshot.Rows.Over(RowWindow.Minutes15).Single();
        Assert.Equal(("f", 30L, CeilingKind.Unknown), (row.Name, row.Invocations, row.CeilingKind));
        foreach (var activity in new[] { PollActivity.FunctionInventory, PollActivity.ReservedConcurrency, PollActivity.ProvisionedConcurrency, PollActivity.FunctionDetails })
            Assert.Equal((ActivityState.Failed, AwsFaultKind.AccessDenied), (account.Health(activity).State, account.Health(activity).Fault!.Kind));
        Assert.Equal(ActivityState.Partial, account.Health(PollActivity.AccountSettings).State);
        Assert.Equal("lambda:GetAccountSettings", account.Health(PollActivity.AccountSettings).Fault!.Action);
    }

    [Fact]
    public async Task One_detail_that_is_not_permitted_leaves_the_others()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("a", "b");
        account.Faults.Inject(new(FaultKind.AccessDenied, "ListAliases"));
        await account.PassAsync(TimeSpan.FromSeconds(30));
        Assert.All(account.Snapshot.Functions, f => Assert.Equal((true, "Active", 0), (f.Aliases is null, f.State, f.EventSources!.Value.Length)));
        var health = account.Health(PollActivity.FunctionDetails);
        Assert.Equal((ActivityState.Partial, "2 of 2 functions read, without lambda:ListAliases"), (health.State, health.Detail));
        Assert.Equal(1, account.Calls("ListAliases"));
        Assert.Equal(1, account.Calls("ListEventSourceMappings"));
    }

    [Fact]
    public async Task While_listings_fail_the_functions_known_before_are_kept_and_read_on()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        account.Run("f", account.LastMinute - 3);
        await account.PassAsync(TimeSpan.FromSeconds(10));
        account.Faults.Inject(new(FaultKind.ServerError, "ListFunctions"));
        account.Faults.Inject(new(FaultKind.ServerError, "ListMetrics"));
        var ran = account.LastMinute + 10;
        account.Run("f", ran);
        // Read every 15 minutes, up to what has settled.
        await account.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(ActivityState.Failed, account.Health(PollActivity.FunctionInventory).State);
        Assert.Equal(ActivityState.Failed, account.Health(PollActivity.ActiveFunctions).State);
        Assert.Equal(30, account.Snapshot.Minutes.At(ran)!.Function(FunctionMetric.Invocations, 0));
    }

    [Fact]
    public async Task Queries_that_are_forbidden_leave_a_gap_and_the_others_are_shown()
    {
        await using var account = await PolledAccount.StartAsync();
        var minute = account.LastMinute - 5;
        foreach (var metric in new[] { "ConcurrentExecutions", "UnreservedConcurrentExecutions", "ClaimedAccountConcurrency", "Invocations", "Errors", "Throttles", "Duration" })
            account.Record(metric, null, minute, 5);
        account.Faults.Inject(new(FaultKind.Forbidden, "GetMetricData", Every: 1));
        await account.PollAsync();
        var (health, column) = (account.Health(PollActivity.AccountMetrics), account.Snapshot.Minutes.At(minute)!);
        Assert.NotEqual(ActivityState.Succeeded, health.State);
        Assert.NotNull(health.Fault);
        var values = Enum.GetValues<AccountMetric>().Select(metric => column.Account(metric)).ToList();
        Assert.Contains(values, float.IsNaN);
        Assert.All(values, value => Assert.True(float.IsNaN(value) || value == 5));
    }

    [Fact]
    public async Task Calls_about_single_functions_keep_to_the_rate_and_pause_when_lambda_throttles()
    {
        await using var account = await PolledAccount.StartAsync(Dashboard.Options.PollingOptions.Unbounded with { LambdaRequestsPerSecond = 2 });
        account.Add([.. Enumerable.Range(0, 20).Select(i => $"f{i:00}")]);
        await account.PollAsync();
        Assert.Equal(2, account.Calls("GetFunctionConcurrency"));
        await account.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(8, account.Calls("GetFunctionConcurrency"));

        using (account.Faults.Inject(new(FaultKind.Throttle, "GetFunctionConcurrency")))
        {
            await account.PassAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(9, account.Calls("GetFunctionConcurrency"));
            Assert.Equal(AwsFaultKind.Throttled, account.Health(PollActivity.ReservedConcurrency).Fault!.Kind);
            Assert.Equal((8, 20), account.Health(PollActivity.ReservedConcurrency).Progress);
        }
        await account.PassAsync(TimeSpan.FromSeconds(60));
        Assert.All(account.Snapshot.Functions, f => Assert.True(f.Reserved.IsKnown));
        Assert.Equal(ActivityState.Succeeded, account.Health(PollActivity.ReservedConcurrency).State);
    }

    [Fact]
    public async Task A_function_that_is_being_throttled_is_asked_for_its_reservation_first()
    {
        await using var account = await PolledAccount.StartAsync(Dashboard.Options.PollingOptions.Unbounded with { LambdaRequestsPerSecond = 1 });
        account.Add("active", "idle", "throttled");
        account.Run("active", account.LastMinute - 3);
        account.Run("throttled", account.LastMinute - 3);
        account.Record("Throttles", "throttled", account.LastMinute - 3, 5);
        await account.PollAsync();
        Assert.Equal("throttled", Assert.Single(account.Snapshot.Functions, f => f.Reserved.IsKnown).Name);
    }

    [Fact]
    public async Task Calls_are_counted_by_action_with_failures_and_metrics()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        account.Run("f", account.LastMinute - 3);
        account.Faults.Inject(new(FaultKind.AccessDenied, "GetAccountSettings", Remaining: 1));
        await account.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Contains(account.Snapshot.Health.Calls, calls => calls is { Action: "cloudwatch:GetMetricData", Failed: 0, MetricsRequested: > 0 });
        Assert.Contains(account.Snapshot.Health.Calls, calls => calls is { Action: "lambda:GetAccountSettings", Failed: 1, Calls: 1 });
    }
}
