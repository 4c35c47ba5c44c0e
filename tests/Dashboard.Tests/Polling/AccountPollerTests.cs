using Dashboard.Analysis.Model;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Tests.Polling;

/// <summary>The poller against the account in a box, over loopback and the real protocols.</summary>
public class AccountPollerTests
{
    /// <summary>Of GetMetricData at the start: the account's minutes, the functions' minutes, and the last days.</summary>
    private const int FirstCalls = 3;

    [Fact]
    public async Task The_first_poll_brings_account_functions_settings_and_three_hours_of_minutes()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("busy", "idle");
        account.Lambda.PutReservedConcurrency("busy", 50);
        var minute = account.LastMinute - 4;
        account.Run("busy", minute, concurrency: 40);
        account.Run("busy", account.LastMinute - 100);
        account.Record("ClaimedAccountConcurrency", null, minute, 450);
        account.Record("Invocations", null, minute, 400);

        await account.PassAsync(TimeSpan.FromSeconds(10));

        var snapshot = account.Snapshot;
        Assert.False(snapshot.IsLoading);
        Assert.Equal(950, snapshot.Limits!.UnreservedConcurrentExecutions);
        Assert.Equal(450, snapshot.Minutes.At(minute)!.Account(AccountMetric.ClaimedAccountConcurrency));
        Assert.Equal(0, snapshot.Minutes.At(minute)!.Account(AccountMetric.Throttles));
        Assert.Equal(30, snapshot.Minutes.At(account.LastMinute - 100)!.Function(FunctionMetric.Invocations, snapshot.Slots["busy"]));
        var busy = snapshot.Rows.Over(RowWindow.Minutes15).Single(r => r.Name == "busy");
        Assert.Equal((CeilingKind.Reserved, 50, 40, 400L, 0L), (busy.CeilingKind, busy.Ceiling, busy.PeakConcurrency, busy.Invocations, busy.Throttles));
        Assert.Equal(120, busy.DurationP99);
        Assert.All(snapshot.Health.Activities, activity => Assert.Equal(ActivityState.Succeeded, activity.State));
    }

    [Fact]
    public async Task A_function_that_is_not_listed_as_active_is_idle_up_to_the_delay_of_the_listing_and_unknown_after()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("idle");
        await account.PollAsync();
        var (minutes, slot) = (account.Snapshot.Minutes, account.Snapshot.Slots["idle"]);
        Assert.Equal(0, minutes.At(account.LastMinute - 15)!.Function(FunctionMetric.Invocations, slot));
        Assert.Equal(float.NaN, minutes.At(account.LastMinute - 14)!.Function(FunctionMetric.Invocations, slot));
        Assert.Equal(FunctionState.Idle, account.Snapshot.Rows.Over(RowWindow.Minutes15).Single().State);
        Assert.Equal(FirstCalls - 1, account.Calls("GetMetricData"));
    }

    [Fact]
    public async Task Account_series_are_read_every_minute_and_those_of_a_busy_function_every_five()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        for (var minute = account.LastMinute - 60; minute < account.LastMinute + 30; minute++) account.Run("f", minute);
        // Once more when what was read at first has settled.
        await account.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(PollTier.Warm, account.Snapshot.Plan.Of(0).Tier);
        var before = account.Calls("GetMetricData");
        await account.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(before + 10 + 2, account.Calls("GetMetricData"));
    }

    [Fact]
    public async Task New_throttles_of_the_account_have_the_functions_read_in_the_same_pass_and_once_a_minute_at_most()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("culprit");
        account.Run("culprit", account.LastMinute - 3);
        await account.PollAsync();
        var throttled = account.LastMinute + 1;
        account.Record("Throttles", null, throttled, 25);
        account.Record("Throttles", "culprit", throttled, 25);
        account.Run("culprit", throttled);

        await account.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(25, account.Snapshot.Rows.Over(RowWindow.Minutes15).Single().Throttles);
        // The account's series, one metric of the function that may be behind it, and then all of it.
        Assert.Equal(FirstCalls + 3, account.Calls("GetMetricData"));

        // It is hot from then on, and nobody has to be looked for.
        await account.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(FirstCalls + 3 + 2, account.Calls("GetMetricData"));
    }

    [Fact]
    public async Task A_reservation_made_in_the_midst_of_a_round_shows_once_it_throttles()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("culprit", "other");
        account.Run("culprit", account.LastMinute - 3);
        await account.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(CeilingKind.UnreservedPool, account.Row("culprit").CeilingKind);
        account.Lambda.PutReservedConcurrency("culprit", 2);
        var calls = account.Calls("GetFunctionConcurrency");

        account.Record("Throttles", null, account.LastMinute + 1, 25);
        account.Record("Throttles", "culprit", account.LastMinute + 1, 25);
        account.Run("culprit", account.LastMinute + 1, concurrency: 2);
        await account.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal((CeilingKind.Reserved, 2), (account.Row("culprit").CeilingKind, account.Row("culprit").Ceiling));
        Assert.Equal(calls + 1, account.Calls("GetFunctionConcurrency"));
        Assert.Equal(ActivityState.Succeeded, account.Health(PollActivity.ReservedConcurrency).State);
    }

    [Fact]
    public async Task After_an_outage_every_minute_of_it_is_read_and_until_then_nothing_of_it_is_zero()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        var first = account.LastMinute - 2;
        for (var minute = first; minute < first + 40; minute++)
        {
            account.Run("f", minute);
            account.Record("Invocations", null, minute, 30);
        }
        await account.PassAsync(TimeSpan.FromMinutes(3));
        var outage = account.LastMinute + 1;
        using (account.Faults.Inject(new(FaultKind.ConnectionReset)))
        {
            await account.PassAsync(TimeSpan.FromMinutes(25));
            var health = account.Health(PollActivity.AccountMetrics);
            Assert.Equal((ActivityState.Failed, true), (health.State, health.Fault is not null));
            Assert.InRange(account.Now - health.FaultSince!.Value, TimeSpan.FromMinutes(23), TimeSpan.FromMinutes(26));
            for (var minute = outage; minute <= account.LastMinute; minute++) Assert.Equal(float.NaN, Invocations(minute));
        }
        // Its turn comes every five minutes, and brings what has settled by then.
        await account.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Null(account.Health(PollActivity.AccountMetrics).Fault);
        for (var minute = first; minute <= account.LastMinute - 9; minute++)
        {
            Assert.Equal(30, Invocations(minute));
            Assert.Equal(30, account.Snapshot.Minutes.At(minute)!.Account(AccountMetric.Invocations));
        }

        float Invocations(long minute) => account.Snapshot.Minutes.At(minute)!.Function(FunctionMetric.Invocations, 0);
    }

    [Fact]
    public async Task A_process_that_slept_makes_up_for_it_with_one_read_and_not_with_many()
    {
        await using var account = await PolledAccount.StartAsync();
        await account.PollAsync();
        account.Sleep(TimeSpan.FromMinutes(12));
        await account.PollAsync();
        Assert.Equal(FirstCalls, account.Calls("GetMetricData"));
        Assert.True(account.Poller.NextDue > account.Now);
    }

    [Fact]
    public async Task A_minute_that_grew_after_it_was_read_is_revised_and_earlier_snapshots_stay_as_they_were()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        var minute = account.LastMinute - 2;
        account.Run("f", minute, concurrency: 2);
        await account.PassAsync(TimeSpan.FromSeconds(10));
        var before = account.Snapshot;
        account.Run("f", minute, concurrency: 7);
        await account.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(2, before.Minutes.At(minute)!.Function(FunctionMetric.ConcurrentExecutions, 0));
        Assert.Equal(7, account.Snapshot.Minutes.At(minute)!.Function(FunctionMetric.ConcurrentExecutions, 0));
        Assert.True(before.Sequence < account.Snapshot.Sequence);
        Assert.Same(before.Minutes.At(minute - 30), account.Snapshot.Minutes.At(minute - 30));
        Assert.Same(before.Functions[0], account.Snapshot.Functions[0]);
    }

    [Fact]
    public async Task Provisioned_metrics_of_all_aliases_make_up_the_function()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        var minute = account.LastMinute - 3;
        account.Run("f", minute);
        foreach (var (alias, concurrency, utilization) in new[] { ("live", 4, 0.4), ("beta", 3, 0.9) })
        {
            account.Record("ProvisionedConcurrentExecutions", "f", minute, concurrency, resource: $"f:{alias}");
            account.Record("ProvisionedConcurrencyUtilization", "f", minute, utilization, resource: $"f:{alias}");
        }
        await account.PollAsync();
        var column = account.Snapshot.Minutes.At(minute)!;
        Assert.Equal(7, column.Function(FunctionMetric.ProvisionedConcurrentExecutions, 0));
        Assert.Equal(0.9f, column.Function(FunctionMetric.ProvisionedConcurrencyUtilization, 0));
        Assert.Equal(0, column.Function(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, 0));
    }
}
