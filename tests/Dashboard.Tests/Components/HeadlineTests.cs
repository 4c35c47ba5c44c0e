using Dashboard.Analysis.Model;
using Dashboard.Components.Pages;
using Dashboard.Components.Parts;
using Dashboard.Live;

namespace Dashboard.Tests.Components;

public sealed class HeadlineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);
    private readonly SnapshotBuilder _snapshot = new(Now);

    private Headline Headline => LiveView.From(_snapshot.Build(), RowWindow.Minutes60).Headline;

    private SnapshotBuilder Claimed(float claimed, params float[] throttles) =>
        _snapshot.Account(AccountMetric.ClaimedAccountConcurrency, claimed).Account(AccountMetric.Throttles, throttles);

    [Theory]
    [InlineData(699, Level.Ok)]
    [InlineData(700, Level.Warning)]
    [InlineData(899, Level.Warning)]
    [InlineData(900, Level.Critical)]
    public void Level_follows_the_share_claimed(float claimed, Level level)
    {
        Claimed(claimed, 0, 0, 0, 0, 0);
        Assert.Equal(level, Headline.Level);
    }

    [Fact]
    public void It_says_how_much_is_claimed_and_free()
    {
        Claimed(820, 0, 0, 0, 0, 0);
        Assert.Equal("Account at 82 % of 1,000 claimed: 180 free", Headline.Title.Replace('\u00a0', ' '));
    }

    [Fact]
    public void Functions_throttled_in_the_last_minutes_come_first_with_the_worst_named()
    {
        Claimed(500, 0, 40, 10, 0, 0)
            .Function(Rows.Throttled("less", 5, 5, 900)).Values(FunctionMetric.Throttles, 0, 0, 10, 0, 0)
            .Function(Rows.Throttled("worst", 50, 50, 40)).Values(FunctionMetric.Throttles, 0, 40, 0, 0, 0);
        Assert.Equal(Level.Critical, Headline.Level);
        Assert.Equal("2 functions throttled in the last 5 min", Headline.Title.Replace('\u00a0', ' '));
        Assert.Contains("50 requests rejected, 40 of them to worst (reserved concurrency 50", Headline.Detail.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_throttle_of_ten_minutes_ago_is_listed_but_is_not_the_headline()
    {
        Claimed(500, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0).Function(Rows.Throttled("earlier", 5, 5, 40)).Values(FunctionMetric.Throttles, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Assert.Equal(Level.Ok, Headline.Level);
        Assert.Equal("earlier", Assert.Single(LiveView.From(_snapshot.Build(), RowWindow.Minutes60).Throttled).Row.Name);
    }

    [Fact]
    public void Throttles_of_the_account_count_before_the_functions_behind_them_are_read()
    {
        Claimed(500, 0, 0, 7, 0, 0);
        Assert.Equal(Level.Critical, Headline.Level);
        Assert.Contains("7 requests throttled", Headline.Title.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_known_is_not_all_well()
    {
        Assert.Equal(Level.Unknown, Headline.Level);
        Assert.Contains("Nothing is known", Headline.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_limit_is_said()
    {
        Claimed(500, 0, 0, 0, 0, 0).Limits(null);
        Assert.Equal(Level.Unknown, Headline.Level);
        Assert.Contains("unknown", Headline.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_near_its_ceiling_warns_while_the_account_is_well()
    {
        Claimed(300, 0, 0, 0, 0, 0).Function(Rows.Reserved("tight", 46, 50) with { State = FunctionState.NearCeiling });
        Assert.Equal(Level.Warning, Headline.Level);
        Assert.Equal("1 function near its ceiling", Headline.Title.Replace('\u00a0', ' '));
    }
}
