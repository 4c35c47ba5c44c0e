using Dashboard.Analysis.Model;

namespace Dashboard.Tests.Polling;

/// <summary>Whom the poller asks when the account is throttled, and how many.</summary>
public sealed class CulpritPollTests
{
    private const int Others = 120;

    [Fact]
    public async Task Who_is_invoked_most_is_asked_first_and_nobody_else_once_it_is_hot_and_accounts_for_everything()
    {
        await using var account = await StartAsync();
        Throttle(account, "zealous");
        await account.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(25, Throttles(account, "zealous"));
        Assert.Equal(50, account.LookedAt);

        Throttle(account, "zealous");
        await account.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(25, Throttles(account, "zealous"));
        Assert.Equal(50, account.LookedAt);
    }

    [Fact]
    public async Task All_are_asked_for_what_only_an_idle_function_accounts_for_and_it_alone_when_it_happens_again_within_the_hour()
    {
        await using var account = await StartAsync();
        Throttle(account, "idle");
        await account.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(25, Throttles(account, "idle"));
        Assert.Equal(Others + 2, account.LookedAt);

        await account.PassAsync(TimeSpan.FromMinutes(35));
        Throttle(account, "idle");
        await account.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(25, Throttles(account, "idle"));
        Assert.Equal(Others + 2 + 1, account.LookedAt);
    }

    /// <summary>An account that has been read: one function is invoked much, others little, and one not at all.</summary>
    private static async Task<PolledAccount> StartAsync()
    {
        var account = await PolledAccount.StartAsync();
        account.Add([.. Enumerable.Range(0, Others).Select(i => $"other-{i:D3}"), "zealous", "idle"]);
        for (var i = 0; i < Others; i++) account.Run($"other-{i:D3}", account.LastMinute - 3, concurrency: 1);
        account.Run("zealous", account.LastMinute - 3, concurrency: 40);
        await account.PassAsync(TimeSpan.FromSeconds(10));
        return account;
    }

    /// <summary>In the minute that goes on, whose end the next pass of a minute brings.</summary>
    private static void Throttle(PolledAccount account, string function)
    {
        account.Record("Throttles", null, account.LastMinute + 1, 25);
        account.Record("Throttles", function, account.LastMinute + 1, 25);
    }

    private static float Throttles(PolledAccount account, string function) =>
        account.Snapshot.Minutes.At(account.LastMinute)!.Function(FunctionMetric.Throttles, account.Snapshot.Slots[function]);
}
