using System.Collections.Immutable;
using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Components.Recommendations;
using Dashboard.Tests.Components.Findings;

namespace Dashboard.Tests.Components.Recommendations;

public sealed class RecommendationCardTests : DashboardTestContext
{
    private static readonly Recommendation Reserve = new(
        RecommendationKind.Reserved, "Reserve 60", new Measure("reserved concurrency", 50), new("reserved concurrency", 60), "The demand is above.", [new("estimated peak", 49)],
        ["It leaves 640 unreserved."], 0, 0, [new(ExportFormat.AwsCli, "aws <script>"), new(ExportFormat.CloudFormation, "Type: A"), new(ExportFormat.Terraform, "reserved = 60")]);

    private IRenderedComponent<RecommendationCard> Card(Recommendation recommendation) => Render<RecommendationCard>(p => p.Add(x => x.Recommendation, recommendation));

    [Fact]
    public void It_sets_the_value_beside_the_present_one_with_basis_and_caveats()
    {
        var cut = Card(Reserve);
        Assert.Equal(["now50", "recommended60", "estimated peak49"], cut.FindAll(".figures > div").Select(figure => figure.TextContent));
        Assert.Contains("640 unreserved", cut.Find(".caveats li").TextContent, StringComparison.Ordinal);
        Assert.Equal("none", Card(Reserve with { Now = null }).Find(".figure dd").TextContent);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(0.0, 0.0, "no charge")]
    [InlineData(12.0, 9.4, "$12.00 → $9.40 a month (−$2.60)")]
    [InlineData(9.4, 12.0, "$9.40 → $12.00 a month (+$2.60)")]
    [InlineData(5.0, 5.0, "$5.00 a month, as now")]
    [InlineData(null, 0.1, "$0.10 a month")]
    [InlineData(7.0, null, "$7.00 a month now")]
    public void Cost_is_told_as_far_as_it_is_known(double? now, double? then, string? text) =>
        Assert.Equal(text, (Reserve with { MonthlyNow = (decimal?)now, MonthlyThen = (decimal?)then }).Cost());

    [Fact]
    public void The_text_to_apply_is_chosen_by_format_and_is_what_the_copy_button_names()
    {
        var cut = Card(Reserve);
        Assert.Equal("aws <script>", cut.Find("pre").TextContent);
        Assert.Empty(cut.FindAll("script"));
        cut.FindAll(".segmented button")[2].Click();
        Assert.Equal("reserved = 60", cut.Find("pre").TextContent);
        Assert.Equal(["false", "false", "true"], cut.FindAll(".segmented button").Select(button => button.GetAttribute("aria-pressed")));
        Assert.Equal(cut.Find("pre").Id, cut.Find("[data-copy]").GetAttribute("data-copy"));
    }

    [Theory]
    [InlineData(Pattern.ReservedCap, "Reserve 60")]
    [InlineData(Pattern.PoolUsed, null)]
    [InlineData(Pattern.MemoryStarved, null)]
    public void A_finding_is_answered_by_the_value_that_is_recommended_against_it(Pattern pattern, string? answer)
    {
        ImmutableArray<Recommendation> recommendations = [Reserve];
        Assert.Equal(answer, recommendations.Answer(Found.Of(pattern, "orders", Harm.Rejected)));
    }

    [Fact]
    public void Choices_are_compared_and_the_unknown_is_a_dash()
    {
        var cut = Card(Reserve with
        {
            Choices = [new(new("memory", 512, MeasureUnit.Megabytes), new("duration", 820, MeasureUnit.Milliseconds), 7.1m, "now"), new(new("memory", 1_769, MeasureUnit.Megabytes), null, null, null)],
        });
        Assert.Equal("Memory", cut.Find(".choices th").TextContent);
        Assert.Equal(["820 ms", "$7.10", "now", "–", "–", ""], cut.FindAll(".choices td").Select(cell => cell.TextContent.Replace('\u00a0', ' ')));
    }
}
