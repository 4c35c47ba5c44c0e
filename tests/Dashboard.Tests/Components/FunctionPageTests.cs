using Bunit;
using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Components.Pages;
using Dashboard.Live;

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
}
