using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Components.Pages;
using Dashboard.Components.Parts;
using Dashboard.Live;
using Dashboard.Tests.Components.Findings;

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
    public void The_worst_finding_is_named_with_its_numbers_and_the_first_thing_to_do()
    {
        Claimed(500, 0, 40, 10, 0, 0).Function(Rows.Throttled("less", 5, 5, 900)).Function(Rows.Throttled("worst", 50, 50, 40))
            .Found(Found.ReservedCap("less", requests: 10), Found.ReservedCap("worst", requests: 40));
        Assert.Equal(Level.Critical, Headline.Level);
        Assert.Equal("worst: reserved cap, callers get 429", Headline.Title);
        Assert.Equal(
            "Peak concurrency 50, reserved concurrency 50; since 12:20 UTC; 40 requests rejected. First: raise reserved concurrency above 50. Account at 50 % of 1,000 claimed: 500 free. 1 more finding now.",
            Headline.Detail.Replace('\u00a0', ' '));
    }

    [Fact]
    public void A_starved_pool_names_whom_it_starved()
    {
        Claimed(1_000, 0, 0, 9, 9, 9).Function(Rows.Throttled("a", 5, 5, 6)).Function(Rows.Throttled("b", 5, 5, 3)).Found(Found.PoolUsed("", 9), Found.PoolUsed("a", 6), Found.PoolUsed("b", 3));
        Assert.Equal("The account's pool was used up by what ran, callers get 429", Headline.Title);
        Assert.Contains("Starved: a and 1 more.", Headline.Detail.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_only_possible_is_worded_so()
    {
        Claimed(500, 0, 0, 9, 9, 9).Function(Rows.Throttled("a", 5, 5, 6)).Found(Found.Throttling(Pattern.ScalingRate, "a", 9) with { Confidence = Confidence.Possible });
        Assert.Equal("a: possibly scaling rate, callers get 429", Headline.Title);
    }

    [Fact]
    public void Lateness_warns_and_does_not_hide_throttles_that_nothing_explains()
    {
        Claimed(500, 0, 0, 0, 0, 0).Function(Rows.Reserved("slow", 5, 50)).Found(Found.Of(Pattern.SlowerThanUsual, "slow", Harm.Slower));
        Assert.Equal((Level.Warning, "slow: slower than usual, served late"), (Headline.Level, Headline.Title));
        Claimed(500, 0, 0, 7, 0, 0);
        Assert.Equal((Level.Critical, "7 requests throttled in the last 5 min"), (Headline.Level, Headline.Title.Replace('\u00a0', ' ')));
    }

    [Fact]
    public void A_limit_that_is_near_warns()
    {
        Claimed(871, 0, 0, 0, 0, 0).Found(Found.Of(Pattern.LimitSoon, "", Harm.AtRisk));
        Assert.Equal((Level.Warning, "The account is about to run out of concurrency"), (Headline.Level, Headline.Title));
    }

    [Fact]
    public void A_throttle_of_the_last_minutes_that_is_over_is_not_said_to_go_on()
    {
        Claimed(500, 0, 40, 0, 0, 0).Function(Rows.Throttled("a", 5, 5, 40)).Found(Found.ReservedCap("a") with { IsOngoing = false });
        Assert.Equal((Level.Warning, "40 requests throttled in the last 5 min, none in the newest"), (Headline.Level, Headline.Title.Replace('\u00a0', ' ')));
    }

    [Fact]
    public void Limiting_on_purpose_is_no_alarm()
    {
        Claimed(500, 0, 40, 0, 0, 0).Function(Rows.Throttled("a", 5, 5, 40)).Found(Found.ReservedCap("a") with { Harm = Harm.Intended });
        Assert.Equal(Level.Ok, Headline.Level);
        Assert.Equal("In the last 5 min requests were throttled only where that is intended.", Headline.Detail);
    }

    [Fact]
    public void An_older_throttle_is_folded_and_is_not_the_headline()
    {
        Claimed(500, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0).Function(Rows.Throttled("earlier", 5, 5, 40))
            .Found(Found.ReservedCap("earlier") with { IsOngoing = false, Minutes = [new(Found.At(12, 23), Found.At(12, 23))] });
        Assert.Equal(Level.Ok, Headline.Level);
        Assert.Equal("earlier", Assert.Single(LiveView.From(_snapshot.Build(), RowWindow.Minutes60).Findings.Earlier).Function);
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

    [Fact]
    public void What_was_calm_some_time_ago_is_not_said_to_be_calm_now()
    {
        Claimed(500).Account(AccountMetric.ClaimedAccountConcurrency, [500, .. Enumerable.Repeat(float.NaN, 8)]).Account(AccountMetric.Throttles, [0, 0, 0, .. Enumerable.Repeat(float.NaN, 8)]);
        Assert.Equal((Level.Unknown, "Nothing newer than 12:26 UTC is known"), (Headline.Level, Headline.Title.Replace('\u00a0', ' ')));
        Assert.StartsWith("As of then: No request was throttled", Headline.Detail, StringComparison.Ordinal);
    }
}
