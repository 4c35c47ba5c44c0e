using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Components;
using Dashboard.Components.Guide;
using Dashboard.Components.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Components.Guide;

public sealed class GuidePageTests : DashboardTestContext
{
    /// <summary>The errors popular guides are known to make, each with AWS's page that says otherwise.</summary>
    public static TheoryData<string, string, string> Corrections => new()
    {
        { "burst-rule", "burst-scaling", "lambda/latest/dg/scaling-behavior.html" },
        { "memory-maximum", "memory", "lambda/latest/dg/gettingstarted-limits.html" },
        { "client-scope", "cold-starts", "lambda/latest/dg/best-practices.html" },
        { "warming", "cold-starts", "lambda/latest/dg/lambda-runtime-environment.html" },
        { "dead-letter", "retries", "lambda/latest/dg/invocation-async-error-handling.html" },
        { "concurrency-alarm", "alarms", "lambda/latest/dg/monitoring-concurrency.html" },
        { "reserved-margin", "reserved-concurrency", "lambda/latest/dg/configuration-concurrency.html" },
        { "target-value", "auto-scaling", "lambda/latest/dg/provisioned-concurrency.html" },
        { "vpc-cold-start", "vpc", "lambda/latest/dg/configuration-vpc.html" },
        { "concurrency-metric", "metrics", "lambda/latest/dg/monitoring-metrics-types.html" },
        { "gateway-timeout", "timeouts", "apigateway/latest/api/API_Integration.html" },
        { "duration-init", "latency", "lambda/latest/dg/monitoring-metrics-types.html" },
        { "latest-qualifier", "provisioned-concurrency", "lambda/latest/dg/provisioned-concurrency.html" },
    };

    [Fact]
    public void Every_section_stands_in_the_guide_in_its_order()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("guide");
        var page = RenderFor<GuidePage>(Snapshot.Build());
        var expected = Enum.GetValues<GuideSection>().Select(section => section.Id()).ToArray();
        Assert.Equal(expected, page.FindAll(".guide-part").Select(part => part.Id));
        Assert.Equal(expected.Select(id => "guide#" + id), page.FindAll(".guide-contents a").Select(link => link.GetAttribute("href")));
        Assert.All(page.FindAll(".guide-part > h2"), heading => Assert.NotEqual("", heading.TextContent));
    }

    [Fact]
    public void Ids_are_the_names_in_kebab_case() => Assert.Equal(
        ["concurrency", "reserved-concurrency", "provisioned-concurrency", "burst-scaling", "auto-scaling", "throttling", "latency", "cold-starts", "memory", "metrics", "alarms", "retries", "timeouts", "vpc", "layers"],
        Enum.GetValues<GuideSection>().Select(section => section.Id()));

    [Theory]
    [MemberData(nameof(Corrections))]
    public void A_correction_stands_beside_what_it_corrects_and_cites_its_source(string key, string section, string source)
    {
        var correction = RenderFor<GuidePage>(Snapshot.Build()).Find($"#{section} #correction-{key}");
        Assert.Equal(["Guides say", "What holds"], correction.QuerySelectorAll("strong").Select(label => label.TextContent));
        Assert.Equal("https://docs.aws.amazon.com/" + source, correction.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void No_correction_is_without_a_test() =>
        Assert.Equal(Corrections.Count, RenderFor<GuidePage>(Snapshot.Build()).FindAll(".correction").Count);

    [Fact]
    public void Ids_are_unique()
    {
        var ids = RenderFor<GuidePage>(Snapshot.Build()).FindAll("[id]").Select(element => element.Id!).ToArray();
        Assert.Equal(ids.Order(), ids.Distinct().Order());
    }

    [Fact]
    public void It_can_be_read_before_the_account_was() => Assert.Equal(15, RenderFor<GuidePage>(null).FindAll(".guide-part").Count);

    [Fact]
    public void Links_to_sections_keep_the_account()
    {
        Assert.Equal("guide", new Links(null).Guide());
        Assert.Equal("guide#cold-starts", new Links(null).Guide(GuideSection.ColdStarts));
        Assert.Equal("guide?account=prod%26eu#vpc", new Links("prod&eu").Guide(GuideSection.Vpc));
    }

    [Fact]
    public void Going_to_another_section_keeps_what_was_calculated()
    {
        GoTo("/guide?account=prod&burst-wanted=9000#memory");
        Assert.Equal("guide?account=prod&burst-wanted=9000#concurrency", RenderFor<GuidePage>(Snapshot.Build()).Find(".guide-contents a").GetAttribute("href"));
    }
}
