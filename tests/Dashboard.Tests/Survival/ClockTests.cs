using Dashboard.Components.Parts;
using Dashboard.Live;
using Dashboard.Simulator.Hosting;
using Dashboard.Tests.Polling;
using Dashboard.Tests.Survival.Watched;

namespace Dashboard.Tests.Survival;

/// <summary>Clocks that were wrong before anybody could know, and machines that were suspended.</summary>
public sealed class ClockTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5)]
    [InlineData(300)]
    [InlineData(-5)]
    [InlineData(-300)]
    public async Task A_clock_that_is_wrong_from_the_start_is_told_and_nothing_is_read_by_it(int minutesAhead)
    {
        await using var account = await WatchedAccount.StartAsync(Cancellation);
        var first = account.Minute;
        account.Clock.Ahead = TimeSpan.FromMinutes(minutesAhead);
        account.Published += snapshot => Held.NothingIsMadeUp(account, snapshot.Minutes.FirstMinute);
        await account.PassAsync(TimeSpan.FromMinutes(70));

        Held.AllIsThere(account, first, account.Minute - 66);
        Assert.Equal(account.Minute - 1, account.Snapshot.Minutes.LastMinute);
        var fault = Assert.Single(FaultView.From(account.Snapshot.Health, account.Clock.GetUtcNow()));
        Assert.StartsWith("The clock of this machine is ", fault.Headline, StringComparison.Ordinal);
        // Nothing is kept of minutes that are yet to come.
        account.Archive.Reader.Minutes(account.Scope.Key, "", account.Minute, account.Minute + 1000, (_, block) =>
        {
            for (var metric = 0; metric < block.Shape.Metrics; metric++) Assert.DoesNotContain(block[metric].ToArray(), value => !float.IsNaN(value));
        });
    }

    [Theory]
    [InlineData(12)]
    [InlineData(100)]
    public async Task A_machine_that_was_suspended_reads_what_it_missed_though_its_timers_stood_still(int minutes)
    {
        await using var account = await WatchedAccount.StartAsync(Cancellation);
        var first = account.Minute;
        await account.PassAsync(TimeSpan.FromMinutes(20));
        account.Advance(TimeSpan.FromMinutes(minutes));
        account.Clock.Suspended = TimeSpan.FromMinutes(minutes);
        await account.PassAsync(TimeSpan.FromMinutes(2));

        Held.NothingIsMadeUp(account, first);
        var own = new Truth(account.Fleet).OfAccount(account.Snapshot, first, account.Minute - 1 - Held.MinutesUntilTold);
        Assert.True(own.IsExact, own.ToString());
        await account.PassAsync(TimeSpan.FromMinutes(66));
        Held.AllIsThere(account, first, account.Minute - 66);
        Assert.Empty(FaultView.From(account.Snapshot.Health, account.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task The_number_of_a_snapshot_goes_on_when_the_clock_was_corrected()
    {
        await using var account = await WatchedAccount.StartAsync(Cancellation);
        account.Clock.Ahead = TimeSpan.FromHours(2);
        var sequences = new List<long>();
        var taken = new List<DateTimeOffset>();
        account.Published += snapshot => { sequences.Add(snapshot.Sequence); taken.Add(snapshot.TakenAt); };
        await account.PassAsync(TimeSpan.FromMinutes(3));
        Assert.True(taken[0] > taken[^1]);
        Assert.Equal(sequences.Distinct().Order(), sequences);
    }

    [Fact]
    public async Task A_clock_that_aws_refuses_is_told_by_how_much_it_is_off_and_the_next_attempt_goes_by_aws()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Faults.Inject(new(FaultKind.ClockSkew));
        await account.PollAsync();
        var faults = FaultView.From(account.Snapshot.Health, account.Now);
        Assert.Contains(faults, fault => fault is { Headline: var headline, Remedy: "Set the clock of this machine by NTP: it is 20 minutes behind AWS." }
            && headline.Contains("did not accept the signature", StringComparison.Ordinal));
        await account.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(ActivityState.Succeeded, account.Health(PollActivity.AccountMetrics).State);
    }
}
