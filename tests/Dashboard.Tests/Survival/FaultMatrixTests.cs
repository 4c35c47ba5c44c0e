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
        var (begun, kept) = (account.Now, account.Minute - Held.MinutesUntilTold - 1);
        var known = truth.OfFunctions(account.Snapshot, first, kept);
        Assert.True(truth.OfAccount(account.Snapshot, first, kept).IsExact);

        using (row.Begin(account))
        {
            while (account.Now < begun + row.Lasts)
            {
                await account.PassAsync(TimeSpan.FromMinutes(1));
                Held.NothingIsMadeUp(account, first);
                Assert.True(truth.OfAccount(account.Snapshot, first, kept).IsExact);
                Assert.InRange(truth.OfFunctions(account.Snapshot, first, kept).Missing, 0, known.Missing);
            }
            AssertShown(row, account, begun);
        }

        var (ended, told) = (account.Now, account.Minute - 1 - Held.MinutesUntilTold);
        TimeSpan? accountBack = null, functionsBack = null;
        while (account.Now < ended + FunctionsBackWithin)
        {
            await account.PassAsync(TimeSpan.FromMinutes(1));
            Held.NothingIsMadeUp(account, first);
            if (truth.OfAccount(account.Snapshot, first, told).IsExact) accountBack ??= account.Now - ended;
            if (truth.OfFunctions(account.Snapshot, first, told, IsOftenCalled).IsExact) functionsBack ??= account.Now - ended;
        }
        output.WriteLine($"{name}: back after {accountBack?.TotalMinutes} min, functions that are called often after {functionsBack?.TotalMinutes} min");
        Assert.InRange(accountBack ?? TimeSpan.MaxValue, TimeSpan.Zero, row.AccountBackWithin);
        Held.AllIsThere(account, first, told);
        Assert.Empty(FaultView.From(account.Snapshot.Health, account.Clock.GetUtcNow()));
        Held.NothingPilesUp(account);
    }

    private static bool IsOftenCalled(ScriptedFunction function) => function.Pace is ScriptedPace.Busy or ScriptedPace.Steady;

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
}
