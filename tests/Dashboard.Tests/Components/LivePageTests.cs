using Bunit;
using Dashboard.Analysis.Model;
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
}
