using Bunit;
using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Components;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Dashboard.Tests.Components.Findings;

namespace Dashboard.Tests.Components;

public sealed class LivePageTests : DashboardTestContext
{
    [Fact]
    public void Before_the_first_snapshot_it_says_what_it_waits_for()
    {
        var cut = RenderFor<LivePage>(null);
        Assert.Contains("Waiting for the first answer from prod, eu-west-1", cut.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll(".tile"));
    }

    [Fact]
    public void The_worst_finding_heads_the_page_and_the_list()
    {
        Snapshot.Account(AccountMetric.Throttles, 0, 0, 40, 0, 0).Account(AccountMetric.ClaimedAccountConcurrency, 500)
            .Function(Rows.Throttled("orders", 50, 50, 40)).Found(Found.ReservedCap("orders"));
        var cut = RenderFor<LivePage>(Snapshot.Build());
        Assert.Equal("orders: reserved cap, callers get 429", cut.Find("h1").TextContent);
        Assert.Equal("functions/orders?finding=reservedcap", cut.Find(".live-findings li a").GetAttribute("href"));
        Assert.Contains("headline-critical", cut.Find("header").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bar_is_described_in_words()
    {
        Snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 400).Function(Rows.Idle("plain"));
        Assert.Equal(
            "Of 1,000 concurrent executions: reserved 200, provisioned outside reserved 0, unreserved in use 200, free 600.",
            RenderFor<LivePage>(Snapshot.Build()).Find(".capacity-bar").GetAttribute("aria-label"));
    }

    [Fact]
    public void What_is_unknown_is_a_dash_and_not_zero()
    {
        var cut = RenderFor<LivePage>(Snapshot.Limits(null).Build());
        Assert.All(cut.FindAll(".tile dd"), tile => Assert.StartsWith("–", tile.TextContent, StringComparison.Ordinal));
        Assert.Contains("limit is not known", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_range_comes_from_the_address()
    {
        GoTo("/?window=3h");
        var cut = RenderFor<LivePage>(Snapshot.Build());
        Assert.Equal("3 h", cut.Find(".window-picker [aria-current]").TextContent.Trim());
        Assert.Equal(["./?window=15m", "./", "./?window=3h"], cut.FindAll(".window-picker a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Names_are_text_whatever_they_hold()
    {
        Snapshot.Function(Rows.Throttled("<script>alert(1)</script>", 5, 5, 1)).Found(Found.ReservedCap("<script>alert(1)</script>"));
        var cut = RenderFor<LivePage>(Snapshot.Build());
        Assert.Empty(cut.FindAll("script"));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_is_worked_out_once_for_all_viewers()
    {
        var snapshot = Snapshot.Build();
        Assert.Same(LiveView.Of(snapshot, RowWindow.Minutes60), LiveView.Of(snapshot, RowWindow.Minutes60));
        Assert.NotSame(LiveView.Of(snapshot, RowWindow.Minutes60), LiveView.Of(snapshot, RowWindow.Minutes15));
    }

    [Fact]
    public void Every_tile_and_chart_carries_the_age_of_its_data_and_how_far_it_is_settled()
    {
        Snapshot.Account(AccountMetric.Throttles, 0, 0, 0, 0, 0, float.NaN).Account(AccountMetric.ClaimedAccountConcurrency, 400, float.NaN);
        var cut = RenderFor<LivePage>(Snapshot.Build());
        Assert.Equal(cut.FindAll(".tile").Count, cut.FindAll(".tile .age").Count);
        Assert.All(cut.FindAll(".tile .age"), age => Assert.Equal(("12:33", true), (Plain(age.TextContent), Plain(age.GetAttribute("title")!).StartsWith("As of 12:33 UTC. Minutes after 12:32 UTC may still grow", StringComparison.Ordinal))));
        Assert.Equal("as of 12:33 UTC · settled through 12:32", Plain(cut.Find(".headline .age").TextContent));
        Assert.Equal(["12:33", "12:33", "12:33"], cut.FindAll(".chart .age, .panel > header .age").Select(age => Plain(age.TextContent)));
    }

    [Fact]
    public void When_reading_has_stopped_tiles_and_charts_say_stale_and_keep_their_figures()
    {
        Snapshot.Account(AccountMetric.Throttles, [0, 0, 3, 0, 0, .. Enumerable.Repeat(float.NaN, 8)]).Account(AccountMetric.ClaimedAccountConcurrency, [400, .. Enumerable.Repeat(float.NaN, 8)]);
        var cut = RenderFor<LivePage>(Snapshot.Build());
        Assert.StartsWith("3 ", cut.Find(".tile dd").TextContent, StringComparison.Ordinal);
        Assert.All(cut.FindAll(".tile .age"), age => Assert.Equal(("stale since 12:26", "age is-stale"), (Plain(age.TextContent), age.ClassName)));
        Assert.Equal("stale since 12:26 UTC", Plain(cut.Find(".headline .age").TextContent));
        Assert.Equal(["stale since 12:26", "stale since 12:26", "stale since 12:26"], cut.FindAll(".chart .age, .panel > header .age").Select(age => Plain(age.TextContent)));
    }

    [Fact]
    public void A_poller_that_has_stopped_makes_what_it_last_read_stale_without_a_new_snapshot()
    {
        var snapshot = Snapshot.Account(AccountMetric.Throttles, 0, 0, 0, 0, 0).Build();
        var viewed = new ViewedAccount(snapshot.Scope, snapshot, new Links(null));
        var cut = RenderWithin<LivePage>(viewed);
        Assert.Empty(cut.FindAll(".is-stale"));
        LookAt<LivePage>(cut, viewed.At(Now.AddMinutes(4), Now));
        Assert.NotEmpty(cut.FindAll(".tile .age"));
        Assert.All(cut.FindAll(".tile .age"), age => Assert.Equal("stale since 12:34", Plain(age.TextContent)));
    }

    [Fact]
    public void A_limit_that_can_no_longer_be_read_is_said_to_be_stale()
    {
        Snapshot.Activity(new(PollActivity.AccountSettings, ActivityState.Failed, TimeSpan.FromMinutes(5), Now, Now.AddMinutes(-20), null, new(AwsFaultKind.AccessDenied, "lambda:GetAccountSettings", "AccessDenied", "no", "Allow it."), Now.AddMinutes(-10)));
        Assert.Equal("of the account's limit of 1,000, newest minute; the limit is stale, read 12:14 UTC", Plain(LiveView.From(Snapshot.Build(), RowWindow.Minutes60).LimitNote!));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Trim();
}
