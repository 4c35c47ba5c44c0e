using Dashboard.Analysis.Model;
using Dashboard.Components.Parts;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Tests.Components;

namespace Dashboard.Tests.Live;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);
    private readonly SnapshotBuilder _snapshot = new(Now);

    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    [Fact]
    public void A_function_is_as_fresh_as_its_own_newest_minute_and_all_that_was_read_long_ago_is_settled()
    {
        _snapshot.Account(AccountMetric.Invocations, 5).Function(Rows.Idle("quiet")).Read(PollTier.Quiet, TierReason.LittleTraffic, 30).Values(FunctionMetric.Invocations, [0, .. Enumerable.Repeat(float.NaN, 40)])
            .Function(Rows.Idle("hot")).Read(PollTier.Hot, TierReason.Watched, 1).Values(FunctionMetric.ConcurrentExecutions, 3);
        var (quiet, hot) = (Freshness.From(_snapshot.Build(), 0), Freshness.From(_snapshot.Build(), 1));
        Assert.Equal((At(11, 54), At(11, 54), false), (quiet.DataThrough, quiet.SettledThrough, quiet.IsStale(Now)));
        Assert.Equal((At(12, 34), At(12, 32), false), (hot.DataThrough, hot.SettledThrough, hot.IsStale(Now)));
        Assert.True(quiet.IsStale(Now.AddMinutes(14)));
        Assert.True(hot.IsStale(Now.AddMinutes(9)));
        Assert.False(hot.IsStale(Now.AddMinutes(8)));
    }

    [Fact]
    public void Age_and_settling_are_said_in_words()
    {
        var growing = DataAge.Of(new(At(12, 33), At(12, 29)), Now, isStalled: false);
        Assert.Equal(("12:33", "as of 12:33 UTC · settled through 12:29", false), (Plain(growing.Brief), Plain(growing.Full), growing.IsStale));
        Assert.StartsWith("As of 12:33 UTC. Minutes after 12:29 UTC may still grow", Plain(growing.Explanation), StringComparison.Ordinal);
        var settled = DataAge.Of(new(At(12, 31), At(12, 31)), Now, isStalled: false);
        Assert.Equal(("as of 12:31 UTC · settled", "As of 12:31 UTC. All of it is settled."), (Plain(settled.Full), Plain(settled.Explanation)));
    }

    [Fact]
    public void What_has_stopped_is_stale_and_since_when()
    {
        var old = DataAge.Of(new(At(12, 28), At(12, 28)), Now, isStalled: false);
        Assert.Equal(("stale since 12:28", "stale since 12:28 UTC", true), (Plain(old.Brief), Plain(old.Full), old.IsStale));
        Assert.StartsWith("Nothing newer than 12:28 UTC is known, 6 min ago", Plain(old.Explanation), StringComparison.Ordinal);
        Assert.False(DataAge.Of(new(At(12, 29), At(12, 28)), Now, isStalled: false).IsStale);
        Assert.True(DataAge.Of(new(At(12, 33), At(12, 29)), Now, isStalled: true).IsStale);
        Assert.Equal("no data", DataAge.Of(Freshness.Unknown, Now, isStalled: true).Brief);
    }

    private static DateTimeOffset At(int hour, int minute) => new(2026, 11, 23, hour, minute, 0, TimeSpan.Zero);
}
