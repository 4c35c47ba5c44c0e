using Dashboard.Analysis.Model;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;
using Dashboard.Simulator.Hosting;
using Dashboard.Tests.History;

namespace Dashboard.Tests.Polling;

/// <summary>What is read when, and what it costs, over the real wire.</summary>
public sealed class PlannedPollTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_silent_function_behind_throttles_is_found_in_the_same_cycle_after_those_that_are_active()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("active", "silent");
        account.Run("active", account.LastMinute - 3);
        await account.PassAsync(6 * Minute);
        var throttled = account.LastMinute + 1;
        account.Record("Throttles", null, throttled, 4);
        account.Record("Throttles", "silent", throttled, 4);
        await account.PassAsync(Minute);
        Assert.Equal(4, Throttles(account, "silent", throttled));
        Assert.Equal(0, Throttles(account, "active", throttled - 5));
        Assert.Equal((PollTier.Hot, TierReason.Throttled), TierOf(account, "silent"));
    }

    [Fact]
    public async Task While_the_known_culprit_goes_on_nobody_else_is_asked()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add([.. Enumerable.Range(0, 40).Select(i => $"f{i:00}")]);
        for (var i = 0; i < 40; i++) account.Run($"f{i:00}", account.LastMinute - 3);
        var first = account.LastMinute + 8;
        for (var minute = first; minute < first + 10; minute++)
        {
            account.Record("Throttles", null, minute, 4);
            account.Record("Throttles", "f07", minute, 4);
        }
        await account.PassAsync(18 * Minute);
        Assert.Equal(40, account.Snapshot.Plan.Spend.ByPurpose.Single(spend => spend.Purpose == SpendPurpose.Culprits).Totals.Metrics);
    }

    [Fact]
    public async Task Claimed_concurrency_that_rises_has_those_looked_for_who_claim_it()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("eater", "other");
        for (var minute = account.LastMinute - 60; minute < account.LastMinute + 40; minute++)
        {
            account.Record("ClaimedAccountConcurrency", null, minute, minute > account.LastMinute + 7 ? 850 : 100);
            account.Run("other", minute, concurrency: 0.2);
        }
        account.Run("eater", account.LastMinute - 3, concurrency: 1);
        await account.PassAsync(7 * Minute);
        Assert.Equal(PollTier.Quiet, Tier(account, "eater").Tier);
        account.Run("eater", account.LastMinute + 1, concurrency: 700);
        await account.PassAsync(Minute);
        Assert.Equal(700, account.Snapshot.Minutes.At(account.LastMinute)!.Function(FunctionMetric.ConcurrentExecutions, account.Snapshot.Slots["eater"]));
        Assert.Equal((PollTier.Hot, TierReason.NearCeiling), TierOf(account, "eater"));
        Assert.NotEqual(PollTier.Hot, Tier(account, "other").Tier);
    }

    [Fact]
    public async Task What_is_published_most_of_an_hour_late_takes_the_place_of_what_was_known()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("busy");
        for (var minute = account.LastMinute - 60; minute < account.LastMinute + 30; minute++) account.Run("busy", minute);
        await account.PassAsync(10 * Minute);
        Assert.Equal(PollTier.Warm, Tier(account, "busy").Tier);
        var late = account.LastMinute - 45;
        Assert.Equal(0, Throttles(account, "busy", late));
        account.Record("Throttles", "busy", late, 7);
        account.Record("Throttles", null, late, 7);
        await account.PassAsync(Minute);
        Assert.Equal(7, account.Snapshot.Minutes.At(late)!.Account(AccountMetric.Throttles));
        await account.PassAsync(5 * Minute);
        Assert.Equal(7, Throttles(account, "busy", late));
    }

    [Fact]
    public async Task A_function_somebody_looks_at_is_read_at_once_and_every_minute()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        account.Run("f", account.LastMinute - 3);
        await account.PassAsync(6 * Minute);
        Assert.Equal(PollTier.Quiet, Tier(account, "f").Tier);
        account.Run("f", account.LastMinute, concurrency: 9);
        using (account.Attention.Watch(PolledAccount.Scope.Key, "f"))
        {
            Assert.True(account.Poller.NextDue < account.Now);
            await account.PollAsync();
            Assert.Equal(9, account.Snapshot.Minutes.At(account.LastMinute)!.Function(FunctionMetric.ConcurrentExecutions, 0));
            await account.PassAsync(3 * Minute);
            Assert.Equal((PollTier.Hot, TierReason.Watched, 1), (Tier(account, "f").Tier, Tier(account, "f").Reason, Tier(account, "f").Minutes));
            Assert.Equal(account.LastMinute + 1, Tier(account, "f").ReadBefore);
        }
        await account.PassAsync(2 * Minute);
        Assert.Equal((PollTier.Hot, TierReason.CoolingDown), TierOf(account, "f"));
    }

    [Fact]
    public async Task The_meter_agrees_with_the_account_whatever_fails_and_never_refuses_the_trip_wire()
    {
        // So late in a month that hardly anything is left of it.
        await using var account = await PolledAccount.StartAsync(PollingOptions.Default with { MonthlyBudget = PollingOptions.LeastBudget });
        account.Add([.. Enumerable.Range(0, 60).Select(i => $"f{i:00}")]);
        for (var i = 0; i < 60; i++)
            for (var minute = account.LastMinute - 60; minute < account.LastMinute + 40; minute++) account.Run($"f{i:00}", minute);
        account.Faults.Inject(new(FaultKind.ServerError, "GetMetricData", Every: 4));
        account.Faults.Inject(new(FaultKind.InternalError, "GetMetricData", Every: 7));
        await account.PassAsync(30 * Minute);
        var plan = account.Snapshot.Plan;
        Assert.Equal(account.BilledMetrics, plan.Spend.ByPurpose.Sum(spend => spend.Totals.Metrics));
        Assert.All(plan.Spend.ByPurpose, spend => Assert.True(spend.Totals.MetricsAtMost >= spend.Totals.Metrics));
        Assert.False(plan.Stretch.IsNone && !plan.IsShort);
        Assert.InRange(plan.Spend.ByPurpose.Single(spend => spend.Purpose == SpendPurpose.TripWire).Totals.Metrics, 20 * 7, 40 * 7);
    }

    [Fact]
    public async Task What_was_spent_before_a_restart_is_known_after_it()
    {
        using var folder = new TemporaryHistory();
        long before;
        await using (var account = await PolledAccount.StartAsync(archive: new(folder.Folder)))
        {
            await account.PassAsync(3 * Minute);
            before = account.Snapshot.Plan.Spend.ByPurpose.Single(spend => spend.Purpose == SpendPurpose.TripWire).Totals.Metrics;
            Assert.Null(account.Snapshot.Plan.Spend.KnownSince);
        }
        Assert.Equal(4 * 7, before);
        await using var again = await PolledAccount.StartAsync(archive: new(folder.Folder));
        await again.PassAsync(Minute);
        Assert.Equal(before + 2 * 7, again.Snapshot.Plan.Spend.ByPurpose.Single(spend => spend.Purpose == SpendPurpose.TripWire).Totals.Metrics);
    }

    [Fact]
    public async Task After_an_outage_longer_than_the_window_every_minute_of_it_is_in_the_history()
    {
        using var folder = new TemporaryHistory();
        await using var account = await PolledAccount.StartAsync(archive: new(folder.Folder), behind: TimeSpan.FromHours(8));
        account.Add("f");
        var first = account.LastMinute - 10;
        for (var minute = first; minute < first + 400; minute++)
        {
            account.Record("Invocations", "f", minute, minute % 7 + 1);
            account.Record("Invocations", null, minute, minute % 5 + 2);
        }
        await account.PassAsync(7 * Minute);
        var outage = account.LastMinute + 1;
        account.Record("Throttles", "f", outage + 20, 6);
        account.Sleep(TimeSpan.FromHours(5.5));
        // From then on a recorder keeps what is in the window.
        var inWindow = account.LastMinute - 179;
        await account.PassAsync(17 * Minute);

        var throttled = Assert.Single(account.Archive.Reader.Verdicts(PolledAccount.Scope.Key, outage, outage + 60));
        Assert.Equal(("f", outage + 20, 6L), (throttled.Function, throttled.Minute, throttled.Throttles));
        Assert.True(inWindow > outage + 60);
        foreach (var (function, metric, expected) in new (string, int, Func<long, float>)[]
            { ("f", (int)FunctionMetric.Invocations, minute => minute % 7 + 1), ("", (int)AccountMetric.Invocations, minute => minute % 5 + 2) })
        {
            var kept = new Dictionary<long, float>();
            account.Archive.Reader.Minutes(PolledAccount.Scope.Key, function, outage, inWindow, (hour, block) =>
            {
                for (var minute = 0; minute < 60; minute++) kept[hour + minute] = block[metric][minute];
            });
            for (var minute = outage; minute < inWindow; minute++) Assert.Equal(expected(minute), kept.GetValueOrDefault(minute, float.NaN));
        }
        var known = account.Snapshot.Minutes.Columns.Where(column => column.Minute < first + 400 && column.Minute <= account.LastMinute - 25);
        Assert.All(known, column => Assert.Equal((column.Minute, column.Minute % 7 + 1), (column.Minute, column.Function(FunctionMetric.Invocations, 0))));
    }

    private static float Throttles(PolledAccount account, string function, long minute) =>
        account.Snapshot.Minutes.At(minute)!.Function(FunctionMetric.Throttles, account.Snapshot.Slots[function]);

    private static (PollTier, TierReason) TierOf(PolledAccount account, string function) => (Tier(account, function).Tier, Tier(account, function).Reason);

    private static FunctionReading Tier(PolledAccount account, string function) => account.Snapshot.Plan.Of(account.Snapshot.Slots[function]);
}
