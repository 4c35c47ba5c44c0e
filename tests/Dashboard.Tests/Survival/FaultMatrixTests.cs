using System.Globalization;
using Dashboard.Components.Parts;
using Dashboard.Simulator.Fleet;
using Dashboard.Tests.Survival.Watched;

namespace Dashboard.Tests.Survival;

/// <summary>
/// Every fault the way to AWS can have, one at a time: what the page says of it, that nothing known is lost and nothing unknown made up
/// meanwhile, and how soon afterwards all that AWS still tells is there, in the live window and on disk.
/// </summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    /// <summary>Seconds after a minute until the last statement about it is published: two minutes, and CloudWatch's delay.</summary>
    private const int MinutesUntilTold = 5;

    /// <summary>However rarely a quiet function is read, it is read by then.</summary>
    private static readonly TimeSpan FunctionsBackWithin = TimeSpan.FromMinutes(65);

    public static TheoryData<string> Names => [.. FaultRows.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fault_is_told_costs_nothing_that_is_known_and_leaves_no_gap(string name)
    {
        var row = FaultRows.All.Single(row => row.Name == name);
        await using var account = await WatchedAccount.StartAsync(TestContext.Current.CancellationToken, speaksJson: row.SpeaksJson);
        var (truth, first) = (new Truth(account.Fleet), account.Minute);
        await account.PassAsync(TimeSpan.FromMinutes(20));
        var (begun, kept) = (account.Now, account.Minute - MinutesUntilTold - 1);
        var known = truth.OfFunctions(account.Snapshot, first, kept);
        Assert.True(truth.OfAccount(account.Snapshot, first, kept).IsExact);

        using (row.Begin(account))
        {
            while (account.Now < begun + row.Lasts)
            {
                await account.PassAsync(TimeSpan.FromMinutes(1));
                AssertNothingIsMadeUp(account, truth, first);
                Assert.True(truth.OfAccount(account.Snapshot, first, kept).IsExact);
                Assert.InRange(truth.OfFunctions(account.Snapshot, first, kept).Missing, 0, known.Missing);
            }
            AssertShown(row, account, begun);
        }

        var ended = account.Now;
        await account.PassAsync(row.AccountBackWithin);
        var lost = account.Minute - 1 - MinutesUntilTold - (int)row.AccountBackWithin.TotalMinutes;
        Assert.True(truth.OfAccount(account.Snapshot, first, lost) is { IsExact: true } own, truth.OfAccount(account.Snapshot, first, lost).ToString());
        TimeSpan? back = null;
        while (account.Now < ended + FunctionsBackWithin)
        {
            await account.PassAsync(TimeSpan.FromMinutes(1));
            AssertNothingIsMadeUp(account, truth, first);
            if (truth.OfFunctions(account.Snapshot, first, lost, function => function.Pace is ScriptedPace.Busy or ScriptedPace.Steady).IsExact) back ??= account.Now - ended;
        }
        output.WriteLine($"{name}: busy functions back {back?.TotalMinutes.ToString(CultureInfo.InvariantCulture) ?? "never"} min after its end");
        AssertAllIsThere(account, truth, first, lost);
        Assert.Empty(FaultView.From(account.Snapshot.Health, account.Clock.GetUtcNow()));
    }

    /// <summary>Whatever is known was stated, of any minute at any time; what was stated first only as long as the rest may not have been told.</summary>
    private static void AssertNothingIsMadeUp(WatchedAccount account, Truth truth, long first)
    {
        var own = truth.OfAccount(account.Snapshot, first, account.Snapshot.Minutes.LastMinute);
        var functions = truth.OfFunctions(account.Snapshot, first, account.Snapshot.Minutes.LastMinute);
        Assert.True(own.Wrong == 0, own.ToString());
        Assert.True(functions.Wrong == 0, functions.ToString());
    }

    private static void AssertShown(FaultRow row, WatchedAccount account, DateTimeOffset begun)
    {
        var now = account.Clock.GetUtcNow();
        var faults = FaultView.From(account.Snapshot.Health, now);
        foreach (var shown in row.Shown)
        {
            var fault = faults.FirstOrDefault(fault => fault.Headline.StartsWith(shown.Headline, StringComparison.Ordinal));
            Assert.True(fault is not null, $"'{shown.Headline}' is not among: {string.Join(" | ", faults)}");
            Assert.Contains(shown.Effect, fault.Effect, StringComparison.Ordinal);
            Assert.Contains(shown.Remedy, fault.Remedy, StringComparison.Ordinal);
            Assert.StartsWith(", since ", fault.Since, StringComparison.Ordinal);
        }
        if (row.Shown.Length == 0) Assert.Empty(faults);
        foreach (var activity in account.Snapshot.Health.Activities.Where(activity => activity.Fault is not null))
            Assert.InRange(activity.FaultSince!.Value, begun, account.Now);
    }

    private static void AssertAllIsThere(WatchedAccount account, Truth truth, long first, long through)
    {
        Assert.True(truth.OfFunctions(account.Snapshot, first, through) is { IsExact: true }, truth.OfFunctions(account.Snapshot, first, through).ToString());
        var own = truth.OfAccount(account.Snapshot, first, account.Minute - 1 - MinutesUntilTold);
        Assert.True(own.IsExact, own.ToString());
        Assert.Null(account.RecordingFault);
        var kept = truth.OfHistory(account.Archive.Reader, account.Scope.Key, first, through);
        Assert.True(kept.IsExact, kept.ToString());
    }
}
