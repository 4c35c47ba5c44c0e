using Dashboard.Analysis.Model;
using Dashboard.Live;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Polling;

public sealed class PinnedPollTests
{
    [Fact]
    public async Task A_pinned_function_is_read_at_once_and_every_minute_until_it_is_no_longer_pinned()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        account.Run("f", account.LastMinute - 40);
        await account.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(PollTier.Quiet, Reading(account).Tier);

        await account.Pins.DeclareAsync(PolledAccount.Scope.Key, "f", true, TestContext.Current.CancellationToken);
        Assert.True(account.Poller.NextDue <= account.Now);
        await account.PollAsync();
        Assert.Equal((PollTier.Hot, TierReason.Watched, 1), (Reading(account).Tier, Reading(account).Reason, Reading(account).Minutes));
        Assert.Equal(["f"], account.Snapshot.Plan.Pinned);
        Assert.True(account.Row("f").IsPinned);
        var minute = account.LastMinute + 3;
        account.Run("f", minute, concurrency: 8);
        await account.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(8, account.Snapshot.Minutes.At(minute)!.Function(FunctionMetric.ConcurrentExecutions, 0));

        await account.Pins.DeclareAsync(PolledAccount.Scope.Key, "f", false, TestContext.Current.CancellationToken);
        await account.PollAsync();
        Assert.False(account.Row("f").IsPinned);
        await account.PassAsync(TimeSpan.FromMinutes(TierRules.WarmQuietTime + 1));
        Assert.NotEqual(TierReason.Watched, Reading(account).Reason);
    }

    [Fact]
    public async Task A_pin_shows_at_once_although_somebody_looks_at_the_function_already()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        using var viewer = account.Attention.Watch(PolledAccount.Scope.Key, "f");
        await account.PassAsync(TimeSpan.FromSeconds(30));
        await account.Pins.DeclareAsync(PolledAccount.Scope.Key, "f", true, TestContext.Current.CancellationToken);
        await account.PollAsync();
        Assert.True(account.Row("f").IsPinned);
    }

    private static FunctionReading Reading(PolledAccount account) => account.Snapshot.Plan.Of(account.Snapshot.Slots["f"]);
}
