using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Polling.Spend;
using Dashboard.Simulator.Hosting;
using Dashboard.Tests.Polling;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.History.Backfill;

/// <summary>Over the wire: minutes of days ago come into the history, at a price that is known before.</summary>
public sealed class BackfillTests
{
    private static readonly HistoryOptions Wanted = HistoryOptions.Default;

    [Fact]
    public async Task Minutes_of_two_weeks_are_read_back_and_what_throttled_them_is_found()
    {
        await using var account = await PolledAccount.StartAsync(history: Wanted);
        var (recent, old) = (account.LastMinute - 3 * 1440, account.LastMinute - 10 * 1440);
        Fill(account, recent, old);
        await account.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(ActivityState.Succeeded, account.Health(PollActivity.Backfill).State);
        foreach (var minute in new[] { recent, old })
        {
            Assert.Equal(600, Value(account, "capped", FunctionMetric.Invocations, minute));
            Assert.Equal(9, Value(account, "capped", FunctionMetric.Throttles, minute));
            Assert.Equal(0, Value(account, "capped", FunctionMetric.Throttles, minute + 30));
            Assert.Equal(float.NaN, Value(account, "capped", FunctionMetric.ConcurrentExecutions, minute + 30));
        }
        var verdicts = account.Archive.Reader.Verdicts(PolledAccount.Scope.Key, 0, long.MaxValue);
        Assert.Equal([old, recent], verdicts.Select(verdict => verdict.Minute));
        Assert.All(verdicts, verdict => Assert.Equal(("capped", Pattern.ReservedCap, Confidence.Likely, 9L), (verdict.Function, verdict.Pattern, verdict.Confidence, verdict.Throttles)));
        Assert.Equal(18, account.Archive.Reader.MostThrottled(PolledAccount.Scope.Key, 0, long.MaxValue >> 21, 5).Single().Totals.Throttles);
    }

    [Fact]
    public async Task The_price_is_there_to_be_seen_before_anything_is_asked_for()
    {
        await using var account = await PolledAccount.StartAsync(history: Wanted);
        Fill(account, account.LastMinute - 3 * 1440);
        await account.PassAsync(TimeSpan.FromSeconds(12));
        Assert.Equal("0 of 4 reads, $0.00 of an estimated $0.00", account.Health(PollActivity.Backfill).Detail);
        Assert.DoesNotContain(account.Snapshot.Plan.Spend.ByPurpose, spend => spend.Purpose == SpendPurpose.Backfill);
        await account.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Contains(account.Snapshot.Plan.Spend.ByPurpose, spend => spend is { Purpose: SpendPurpose.Backfill, Totals.Metrics: > 0 });
    }

    [Fact]
    public async Task A_day_later_only_what_is_missing_since_is_read()
    {
        await using var account = await PolledAccount.StartAsync(history: Wanted);
        Fill(account, account.LastMinute - 3 * 1440);
        await account.PassAsync(TimeSpan.FromMinutes(5));
        Assert.StartsWith("4 of 4 reads", account.Health(PollActivity.Backfill).Detail, StringComparison.Ordinal);
        await account.PassAsync(TimeSpan.FromHours(25));
        Assert.StartsWith("2 of 2 reads", account.Health(PollActivity.Backfill).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_fails_is_made_again_and_nothing_is_taken_for_known()
    {
        await using var account = await PolledAccount.StartAsync(history: Wanted);
        var minute = account.LastMinute - 3 * 1440;
        Fill(account, minute);
        await account.PollAsync();
        account.Faults.Inject(new(FaultKind.Throttle, "GetMetricData"));
        await account.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(float.NaN, Value(account, "capped", FunctionMetric.Invocations, minute));
        account.Faults.Clear();
        await account.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(ActivityState.Succeeded, account.Health(PollActivity.Backfill).State);
        Assert.Equal(600, Value(account, "capped", FunctionMetric.Invocations, minute));
    }

    [Fact]
    public async Task Above_its_budget_it_is_not_begun_and_says_what_it_would_cost()
    {
        await using var account = await PolledAccount.StartAsync(history: Wanted with { BackfillBudget = 0.00005m });
        var minute = account.LastMinute - 3 * 1440;
        Fill(account, minute);
        await account.PassAsync(TimeSpan.FromMinutes(5));
        Assert.StartsWith("Not begun: one day would cost more than the budget of $0.00", account.Health(PollActivity.Backfill).Detail, StringComparison.Ordinal);
        Assert.Equal(float.NaN, Value(account, "capped", FunctionMetric.Invocations, minute));
    }

    [Fact]
    public async Task Its_progress_is_shown_some_times_a_minute_and_not_with_each_read()
    {
        await using var account = await PolledAccount.StartAsync(history: Wanted);
        // Gone since, so that nothing else of them is read meanwhile.
        for (var i = 0; i < 40; i++) account.Run($"f{i}", account.LastMinute - 3 * 1440);
        await account.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(ActivityState.Succeeded, account.Health(PollActivity.Backfill).State);
        var shown = account.Published.Where(snapshot => snapshot.Health.Of(PollActivity.Backfill) is { State: ActivityState.Running, Progress: not null }).ToArray();
        var done = shown.Select(snapshot => snapshot.Health.Of(PollActivity.Backfill)!.Progress!.Value.Done).Distinct().ToArray();
        // 82 reads, one a second.
        Assert.InRange(done.Length, 4, 9);
        Assert.InRange(shown.Length, done.Length, 10);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_written_is_kept_and_not_paid_for_again()
    {
        var time = new FakeTimeProvider();
        await using var account = await PolledAccount.StartAsync(history: Wanted, archive: new(dataFolder: null, time));
        var minute = account.LastMinute - 3 * 1440;
        Fill(account, minute);
        using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={account.Archive.Path};Pooling=False"))
        {
            other.Open();
            using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE;";
            begin.ExecuteNonQuery();
            await account.PassAsync(TimeSpan.FromMinutes(3));
            Assert.Equal((ActivityState.Partial, "Locked"), (account.Health(PollActivity.Backfill).State, account.Health(PollActivity.Backfill).Fault?.Code));
        }
        time.Advance(TimeSpan.FromMinutes(1));
        await account.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(ActivityState.Succeeded, account.Health(PollActivity.Backfill).State);
        // No more than was estimated.
        Assert.StartsWith("4 of 4 reads, $0.00 of an estimated $0.00", account.Health(PollActivity.Backfill).Detail, StringComparison.Ordinal);
        Assert.Equal(600, Value(account, "capped", FunctionMetric.Invocations, minute));
    }

    private static void Fill(PolledAccount account, params ReadOnlySpan<long> minutes)
    {
        account.Add("capped");
        account.Lambda.PutReservedConcurrency("capped", 20);
        foreach (var minute in minutes)
        {
            account.Record("Invocations", "capped", minute, 600);
            account.Record("ConcurrentExecutions", "capped", minute, 20);
            account.Record("Duration", "capped", minute, 900);
            account.Record("Throttles", "capped", minute, 9);
        }
    }

    private static float Value(PolledAccount account, string function, FunctionMetric metric, long minute)
    {
        var value = float.NaN;
        account.Archive.Reader.Minutes(PolledAccount.Scope.Key, function, minute, minute + 1, (start, block) => value = block[(int)metric][(int)(minute - start)]);
        return value;
    }
}
