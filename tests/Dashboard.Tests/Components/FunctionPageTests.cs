using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Components;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Tests.Components.Findings;

namespace Dashboard.Tests.Components;

public sealed class FunctionPageTests : DashboardTestContext
{
    private IRenderedComponent<FunctionPage> RenderPage(string name) => RenderFor<FunctionPage>(Snapshot.Build(), p => p.Add(x => x.Name, name));

    private string Fact(string name, string label)
    {
        var fact = RenderPage(name).FindAll(".facts > div").Single(item => item.QuerySelector("dt")!.TextContent == label);
        return fact.QuerySelector("dd")!.TextContent.Trim().Replace('\u00a0', ' ');
    }

    [Fact]
    public void An_unknown_function_is_named_with_those_that_may_be_meant()
    {
        Snapshot.Function(Rows.Idle("orders-create")).Function(Rows.Idle("payments"));
        var cut = RenderPage("order-create");
        Assert.Contains("order-create", cut.Find("code").TextContent, StringComparison.Ordinal);
        Assert.Equal("functions/orders-create", cut.Find(".notice li a").GetAttribute("href"));
        Assert.DoesNotContain(cut.FindAll(".notice li"), item => item.TextContent.Contains("payments", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("ünï/日本?%00")]
    public void Hostile_names_are_text(string name)
    {
        var cut = RenderPage(name);
        Assert.Empty(cut.FindAll("script, img"));
        Assert.Equal(name, cut.Find("code").TextContent);
    }

    [Fact]
    public void More_traffic_can_be_tried_from_its_page()
    {
        Snapshot.Function(Rows.Idle("orders/1"));
        Assert.Equal("What if its traffic rises?", RenderPage("orders/1").Find("a[href='what-if/traffic?function=orders%2F1']").TextContent);
    }

    [Fact]
    public void A_name_of_any_length_is_answered() => Assert.NotEmpty(RenderPage(new string('x', 20_000)).FindAll(".notice"));

    [Fact]
    public void Configuration_is_stated()
    {
        Snapshot.Function(Rows.Idle("orders"), Configurations.Plain with
        {
            Reserved = ReservedConcurrency.Of(0),
            Provisioned = [new("live", 100, 80, 20, "IN_PROGRESS", null)],
            Aliases = [new("live", "17", "18", 0.1)],
            EventSources = [new("id", "arn:aws:sqs:eu-west-1:111122223333:inventory", "Enabled", 10, 20)],
        });
        Assert.Equal("0: turned off", Fact("orders", "Reserved concurrency"));
        Assert.Equal("live: 80 of 100 allocated, IN_PROGRESS", Fact("orders", "Provisioned concurrency"));
        Assert.Equal("live → 17, 10 % to 18", Fact("orders", "Aliases"));
        Assert.Equal("sqs inventory, Enabled, batch 10, at most 20 at once", Fact("orders", "Event sources"));
        Assert.Equal("none", Fact("orders", "Layers"));
        Assert.Equal("30 s", Fact("orders", "Timeout"));
    }

    [Fact]
    public void The_unknown_says_why()
    {
        var denied = new AwsFault(AwsFaultKind.AccessDenied, "lambda:ListAliases", "AccessDeniedException", "no", "Allow it.");
        Snapshot.Function(Rows.Idle("orders"), Configurations.Plain with { Aliases = null, Provisioned = null, Reserved = ReservedConcurrency.Unknown })
            .Fault(PollActivity.FunctionDetails, denied, Now)
            .Activity(new(PollActivity.ReservedConcurrency, ActivityState.NotStarted, TimeSpan.FromMinutes(15), null, null, Now.AddMinutes(2), null, null));
        Assert.Equal("unknown: lambda:ListAliases failed with AccessDeniedException", Fact("orders", "Aliases"));
        Assert.Equal("unknown: not read yet, next due 12:36 UTC", Fact("orders", "Reserved concurrency"));
        Assert.Equal("unknown: not read yet", Fact("orders", "Provisioned concurrency"));
    }

    [Fact]
    public void Provisioned_charts_are_there_only_for_provisioned_functions()
    {
        Snapshot.Function(Rows.Idle("plain")).Function(Rows.Idle("warm"), Configurations.Plain with { Provisioned = [new("live", 10, 10, 10, "READY", null)] });
        Assert.Equal(4, RenderPage("plain").FindAll("figure").Count);
        Assert.Equal(6, RenderPage("warm").FindAll("figure").Count);
    }

    [Fact]
    public void A_limit_far_above_is_told_instead_of_drawn()
    {
        Snapshot.Function(Rows.Idle("small")).Values(FunctionMetric.ConcurrentExecutions, 3).Function(Rows.Idle("large")).Values(FunctionMetric.ConcurrentExecutions, 250);
        Assert.Contains("account limit 1,000, off the scale", RenderPage("small").Find(".chart-title").TextContent, StringComparison.Ordinal);
        Assert.Contains(RenderPage("large").FindAll(".chart-legend li"), item => item.TextContent.Contains("Account limit", StringComparison.Ordinal));
    }

    [Fact]
    public void The_most_urgent_finding_is_picked_out_and_another_can_be()
    {
        Snapshot.Function(Rows.Throttled("orders", 50, 50, 40)).Found(Found.Of(Pattern.SlowerThanUsual, "orders", Harm.Slower), Found.ReservedCap("orders"));
        var cut = RenderPage("orders");
        Assert.Equal(["Reserved cap", "Slower than usual"], cut.FindAll(".finding-card .verdict-word").Select(word => word.TextContent.Trim()));
        Assert.Contains("is-selected", cut.FindAll(".finding-card")[0].ClassName, StringComparison.Ordinal);
        Assert.Equal("functions/orders?finding=slowerthanusual", cut.Find(".finding-card .show").GetAttribute("href"));

        GoTo("/functions/orders?finding=slowerthanusual");
        Assert.Contains("is-selected", RenderPage("orders").FindAll(".finding-card")[1].ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_shade_the_minutes_of_the_finding_and_draw_its_threshold()
    {
        var finding = Found.Of(Pattern.SlowerThanUsual, "orders", Harm.Slower) with
        {
            Evidence = new(new("p50 duration", 800, MeasureUnit.Milliseconds), new("usual p50 duration", 240, MeasureUnit.Milliseconds)),
            Minutes = [new(Found.At(12, 20), Found.At(12, 33))],
        };
        Snapshot.Function(Rows.Reserved("orders", 5, 50)).Values(FunctionMetric.DurationMaximum, 900).Found(finding);
        var charts = FunctionView.From(Snapshot.Build(), "orders", RowWindow.Minutes60, null, Now).Charts;
        Assert.All(charts, chart => Assert.Equal(finding.Minutes, chart.Data.Marked));
        Assert.Equal("Usual p50 duration", charts[1].Spec.Series[^1].Name);
        Assert.All(charts[1].Data.Values[^1], value => Assert.Equal(240, value));
        Assert.DoesNotContain(charts[0].Spec.Series, series => series.Name.StartsWith("Usual", StringComparison.Ordinal));
    }

    [Fact]
    public void A_threshold_that_is_drawn_already_is_not_drawn_twice()
    {
        Snapshot.Function(Rows.Throttled("orders", 50, 50, 4), Configurations.Plain with { Reserved = ReservedConcurrency.Of(50) }).Values(FunctionMetric.ConcurrentExecutions, 50).Found(Found.ReservedCap("orders"));
        var chart = FunctionView.From(Snapshot.Build(), "orders", RowWindow.Minutes60, null, Now).Charts[0];
        Assert.Equal(["Running", "Reserved"], chart.Spec.Series.Select(series => series.Name));
    }

    [Fact]
    public void A_starved_function_shows_the_pool_as_well()
    {
        Snapshot.Function(Rows.Throttled("orders", 5, 5, 4)).Found(Found.PoolUsed("orders", 4));
        Assert.Contains("Account concurrency", FunctionView.From(Snapshot.Build(), "orders", RowWindow.Minutes60, null, Now).Charts[^1].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_found_is_not_said_of_a_function_nobody_has_read()
    {
        Snapshot.Function(Rows.Idle("read")).Function(Rows.Idle("unread") with { State = FunctionState.Unknown });
        Assert.Contains("Nothing was found", RenderPage("read").Find(".function-findings .empty").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing is known", RenderPage("unread").Find(".function-findings .empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_can_be_declared_to_be_on_purpose_and_again_not_to_be()
    {
        Snapshot.Function(Rows.Throttled("orders", 50, 50, 40)).Found(Found.ReservedCap("orders"));
        var cut = RenderPage("orders");
        cut.Find(".intended button").Click();
        cut.WaitForAssertion(() => Assert.Equal("true", cut.Find(".intended button").GetAttribute("aria-pressed")));
        Assert.Equal(["orders"], Declared.Of(Snapshot.Scope.Key));
        cut.Find(".intended button").Click();
        cut.WaitForAssertion(() => Assert.Empty(Declared.Of(Snapshot.Scope.Key)));
    }

    [Fact]
    public void A_shared_pool_cannot_be_meant_to_limit_one_function()
    {
        Snapshot.Function(Rows.Throttled("orders", 5, 5, 4)).Found(Found.PoolUsed("orders", 4));
        Assert.Empty(RenderPage("orders").FindAll(".intended"));
    }

    [Fact]
    public async Task A_function_is_read_every_minute_while_its_page_is_open_and_not_the_one_shown_before()
    {
        Snapshot.Function(Rows.Idle("orders")).Function(Rows.Idle("payments"));
        var cut = RenderPage("orders");
        Assert.Equal(["orders"], Attention.Of(Snapshot.Scope.Key));
        cut.Render(p => p.Add(x => x.Name, "payments"));
        Assert.Equal(["payments"], Attention.Of(Snapshot.Scope.Key));
        cut.Render(p => p.Add(x => x.Name, "no such function"));
        Assert.Empty(Attention.Of(Snapshot.Scope.Key));
        cut.Render(p => p.Add(x => x.Name, "orders"));
        await DisposeComponentsAsync();
        Assert.Empty(Attention.Of(Snapshot.Scope.Key));
    }

    [Fact]
    public void The_same_name_in_another_account_is_another_function()
    {
        var here = Snapshot.Function(Rows.Idle("orders")).Build();
        var cut = RenderWithin<FunctionPage>(new(here.Scope, here, new Links(null)), p => p.Add(x => x.Name, "orders"));
        Assert.Equal(["orders"], Attention.Of(Snapshot.Scope.Key));
        var other = new SnapshotBuilder(Now) { Scope = Snapshot.Scope with { Key = "test" } }.Function(Rows.Idle("orders")).Build();
        LookAt<FunctionPage>(cut, new(other.Scope, other, new Links("test")), p => p.Add(x => x.Name, "orders"));
        Assert.Empty(Attention.Of(Snapshot.Scope.Key));
        Assert.Equal(["orders"], Attention.Of("test"));
    }

    [Fact]
    public void Nobody_looks_while_a_page_is_prerendered()
    {
        SetRendererInfo(new("Static", isInteractive: false));
        Snapshot.Function(Rows.Idle("orders"));
        RenderPage("orders");
        Assert.Empty(Attention.Of(Snapshot.Scope.Key));
    }

    [Fact]
    public void It_says_how_the_function_is_read_and_as_of_when()
    {
        Snapshot.Function(Rows.Idle("orders")).Read(PollTier.Quiet, TierReason.LittleTraffic, 15).Values(FunctionMetric.Invocations, 0, float.NaN, float.NaN, float.NaN);
        var line = RenderPage("orders").Find(".reading");
        Assert.Contains("Read every 15 minutes: little traffic.", line.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal("as of 12:31 UTC · settled", line.QuerySelector(".age")!.TextContent.Replace('\u00a0', ' '));
        Assert.All(RenderPage("orders").FindAll(".tile .age"), age => Assert.Equal("12:31", age.TextContent.Replace('\u00a0', ' ')));
        Assert.All(RenderPage("orders").FindAll(".chart .age"), age => Assert.Equal("12:31", age.TextContent.Replace('\u00a0', ' ')));
    }

    [Fact]
    public void What_was_not_read_yet_is_hatched_on_its_charts()
    {
        Snapshot.Function(Rows.Idle("orders")).Read(PollTier.Quiet, TierReason.LittleTraffic, 30).Values(FunctionMetric.Invocations, [0, .. Enumerable.Repeat(float.NaN, 20)]);
        var chart = FunctionView.From(Snapshot.Build(), "orders", RowWindow.Minutes60, null, Now).Charts[0];
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 14, 0, TimeSpan.Zero), DateTimeOffset.FromUnixTimeMilliseconds(chart.Data.SettledThrough));
    }

    [Fact]
    public void A_function_can_be_pinned_for_its_price_and_again_not()
    {
        Snapshot.Function(Rows.Idle("orders")).Read(PollTier.Quiet, TierReason.LittleTraffic, 15);
        var cut = RenderPage("orders");
        Assert.Contains("costs $2.16 a month at list price in place of $0.14", cut.Find(".reading").TextContent, StringComparison.Ordinal);
        cut.Find(".reading button").Click();
        cut.WaitForAssertion(() => Assert.Equal("true", cut.Find(".reading button").GetAttribute("aria-pressed")));
        Assert.Equal(["orders"], Pins.Of(Snapshot.Scope.Key));
        cut.Find(".reading button").Click();
        cut.WaitForAssertion(() => Assert.Empty(Pins.Of(Snapshot.Scope.Key)));
    }
}
