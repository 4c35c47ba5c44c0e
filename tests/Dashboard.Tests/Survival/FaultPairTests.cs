using Dashboard.Components.Parts;
using Dashboard.Tests.Survival.Watched;

namespace Dashboard.Tests.Survival;

/// <summary>Two faults of the matrix at random, of random lengths and overlapping as they happen to: the seed says which.</summary>
public sealed class FaultPairTests(ITestOutputHelper output)
{
    private const int LongestMinutes = 30;

    /// <summary>However rarely a quiet function is read, it is read by then.</summary>
    private static readonly TimeSpan FunctionsBackWithin = TimeSpan.FromMinutes(65);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Two_faults_together_make_nothing_up_and_leave_no_gap(int seed)
    {
        var random = new Random(seed);
        var pair = random.GetItems(FaultRows.All, 2);
        (FaultRow Row, int From, int Until)[] plan = [.. pair.Select(row => (row, random.Next(10), 10 + random.Next(LongestMinutes - 10)))];
        output.WriteLine($"seed {seed}: {string.Join(" and ", plan.Select(part => $"{part.Row} in minutes {part.From} to {part.Until}"))}");
        await using var account = await WatchedAccount.StartAsync(TestContext.Current.CancellationToken, seed: seed, speaksJson: pair.Any(row => row.SpeaksJson));
        var first = account.Minute;
        await account.PassAsync(TimeSpan.FromMinutes(10));

        var begun = new Dictionary<int, IDisposable>();
        for (var minute = 0; minute < LongestMinutes; minute++)
        {
            for (var i = 0; i < plan.Length; i++)
            {
                if (plan[i].From == minute) begun[i] = plan[i].Row.Begin(account);
                if (plan[i].Until == minute) begun[i].Dispose();
            }
            await account.PassAsync(TimeSpan.FromMinutes(1));
            Held.NothingIsMadeUp(account, first);
        }

        var told = account.Minute - 1 - Held.MinutesUntilTold;
        for (var end = account.Now + FunctionsBackWithin; account.Now < end;)
        {
            await account.PassAsync(TimeSpan.FromMinutes(1));
            Held.NothingIsMadeUp(account, first);
        }
        Held.AllIsThere(account, first, told);
        Held.NothingPilesUp(account);
        Assert.Empty(FaultView.From(account.Snapshot.Health, account.Clock.GetUtcNow()));
    }
}
