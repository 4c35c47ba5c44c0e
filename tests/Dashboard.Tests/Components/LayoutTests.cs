using Bunit;
using Dashboard.Analysis.Model;
using Dashboard.Components.Layout;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Components;

public sealed class LayoutTests : DashboardTestContext
{
    private static readonly RenderFragment Banner = builder =>
    {
        builder.OpenComponent<FreshnessMark>(0);
        builder.CloseComponent();
        builder.OpenComponent<DemoBanner>(1);
        builder.CloseComponent();
    };

    private SnapshotBuilder WithData(int unknown = 0) =>
        Snapshot.Account(AccountMetric.Invocations, [1, 1, 1, 1, 1, .. Enumerable.Repeat(float.NaN, unknown)]);

    [Fact]
    public void Age_counts_from_the_end_of_the_newest_minute_known()
    {
        // The last whole minute is 12:33, two minutes may still grow: settled is what ended at 12:32.
        var freshness = Freshness.From(WithData().Build());
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 34, 0, TimeSpan.Zero), freshness.DataThrough);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 32, 0, TimeSpan.Zero), freshness.SettledThrough);
        Assert.Equal(TimeSpan.FromSeconds(20), freshness.Age(Now));
        Assert.False(freshness.IsStale(Now));
    }

    [Fact]
    public void Data_that_has_stopped_is_stale()
    {
        var freshness = Freshness.From(WithData(unknown: 12).Build());
        Assert.Equal(freshness.DataThrough, freshness.SettledThrough);
        Assert.True(freshness.IsStale(Now));
        Assert.Contains("is-stale", RenderFor<FreshnessMark>(Snapshot.Build()).Find(".freshness").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_read_is_said() => Assert.Equal("no data yet", RenderFor<FreshnessMark>(Snapshot.Build()).Find(".freshness").TextContent);

    [Fact]
    public void A_new_snapshot_reaches_the_page_and_another_account_s_does_not()
    {
        Feed.Register(Snapshot.Scope);
        var cut = Render<AccountScopeView>(p => p.Add(x => x.ChildContent, Banner));
        Assert.Contains("no data yet", cut.Markup, StringComparison.Ordinal);

        Feed.Publish(new SnapshotBuilder(Now) { Scope = new("other", "other", "eu-west-1", true) }.Build());
        Assert.Contains("no data yet", cut.Markup, StringComparison.Ordinal);
        Feed.Publish(WithData().Build());
        cut.WaitForAssertion(() => Assert.Contains("settled through 12:32", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaving_ends_the_subscription()
    {
        Feed.Register(Snapshot.Scope);
        var cut = Render<AccountScopeView>(p => p.Add(x => x.ChildContent, Banner));
        await DisposeComponentsAsync();
        var renders = cut.RenderCount;
        Feed.Publish(WithData().Build());
        Assert.Equal(renders, cut.RenderCount);
    }

    [Fact]
    public void The_account_comes_from_the_address()
    {
        var demo = new SnapshotBuilder(Now) { Scope = new("demo", "demo", "eu-west-1", IsDemo: true) };
        Feed.Register(Snapshot.Scope);
        Feed.Register(demo.Scope);
        GoTo("/?account=DEMO");
        var cut = Render<AccountScopeView>(p => p.Add(x => x.ChildContent, Banner));
        Assert.Contains("Simulated account", cut.Markup, StringComparison.Ordinal);
        GoTo("/");
        cut.WaitForAssertion(() => Assert.DoesNotContain("Simulated account", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_account_is_named_beside_those_there_are()
    {
        Feed.Register(Snapshot.Scope);
        GoTo("/?account=<b>staging");
        var cut = Render<AccountScopeView>(p => p.Add(x => x.ChildContent, Banner));
        Assert.Contains("“<b>staging”", cut.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("./?account=prod-eu-west-1", cut.Find("li a").GetAttribute("href"));
    }

    [Fact]
    public void A_page_that_fails_leaves_the_rest_standing_and_can_be_tried_again()
    {
        var isBroken = true;
        var cut = Render<PageErrorBoundary>(p => p.Add(x => x.ChildContent, _ => { if (isBroken) throw new InvalidOperationException("broken"); }));
        Assert.Contains("This page failed", cut.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", cut.Markup, StringComparison.Ordinal);
        isBroken = false;
        cut.Find("button").Click();
        Assert.DoesNotContain("This page failed", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_elsewhere_leaves_the_failed_page()
    {
        var isBroken = true;
        var cut = Render<PageErrorBoundary>(p => p.Add(x => x.ChildContent, _ => { if (isBroken) throw new InvalidOperationException(); }));
        isBroken = false;
        GoTo("/status");
        cut.WaitForAssertion(() => Assert.DoesNotContain("This page failed", cut.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("theme=dark", "dark")]
    [InlineData("theme=light", "light")]
    [InlineData("theme=\"><script>", null)]
    [InlineData("", null)]
    public void Only_the_two_themes_are_read_from_the_cookie(string cookie, string? theme)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Cookie = cookie;
        Assert.Equal(theme, ThemeCookie.Read(request.Cookies));
    }

    [Fact]
    public void A_page_that_does_not_exist_points_to_those_that_do() =>
        Assert.Equal(["./", "functions", "status"], RenderFor<NotFoundPage>(Snapshot.Build()).FindAll("a").Select(a => a.GetAttribute("href")));

    [Fact]
    public void A_poller_that_falls_silent_is_named_after_three_minutes_and_until_it_is_heard_again()
    {
        Feed.Register(Snapshot.Scope);
        Feed.Publish(WithData().Build());
        var cut = Render<AccountScopeView>(p => p.Add(x => x.ChildContent, builder => { builder.OpenComponent<FaultStrip>(0); builder.CloseComponent(); }));
        Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty(cut.FindAll(".fault"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        cut.WaitForAssertion(() => Assert.Contains("nothing heard since 12:34", cut.Find(".fault").TextContent, StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromMinutes(1));
        cut.WaitForAssertion(() => Assert.Contains("(5\u00a0min)", cut.Find(".fault").TextContent, StringComparison.Ordinal));
        Feed.Publish(new SnapshotBuilder(Clock.GetUtcNow()).Build());
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".fault")));
    }
}
