namespace Dashboard.Tests.Polling;

public sealed class DeclaredLimiterTests
{
    [Fact]
    public async Task A_declaration_is_due_at_once_and_in_the_snapshot_of_the_next_pass()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        await account.PassAsync(TimeSpan.FromSeconds(30));
        var published = account.Published.Count;

        await account.Intended.DeclareAsync("another scope", "f", true, TestContext.Current.CancellationToken);
        Assert.True(account.Poller.NextDue > account.Now);
        await account.Intended.DeclareAsync(PolledAccount.Scope.Key, "f", true, TestContext.Current.CancellationToken);
        Assert.True(account.Poller.NextDue <= account.Now);
        await account.PollAsync();

        Assert.Equal(published + 1, account.Published.Count);
        Assert.Equal(["f"], account.Snapshot.Analysis.Input.IntendedLimiters);
        Assert.True(account.Poller.NextDue > account.Now);
    }
}
