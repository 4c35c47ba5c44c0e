using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Components;
using Dashboard.Components.Findings;

namespace Dashboard.Tests.Components.Findings;

public sealed class FindingCardTests : DashboardTestContext
{
    private IRenderedComponent<FindingCard> Card(Finding finding, bool isSelected = true) =>
        Render<FindingCard>(p => p.Add(x => x.Finding, finding).Add(x => x.Links, new Links(null)).Add(x => x.Address, "here").Add(x => x.IsSelected, isSelected));

    [Fact]
    public void The_two_numbers_are_figures_and_further_ones_follow()
    {
        var finding = Found.ReservedCap("orders") with { Evidence = new(new("peak concurrency", 50), new("reserved concurrency", 50), new Measure("idle", double.NaN), new("of requests rejected", 0.23, MeasureUnit.Share)) };
        var cut = Card(finding);
        Assert.Equal(["peak concurrency50", "reserved concurrency50"], cut.FindAll(".figure").Select(figure => figure.TextContent));
        Assert.Equal(3, cut.FindAll(".figures > div").Count);
        Assert.Equal("proved", cut.Find(".confidence").TextContent);
    }

    [Fact]
    public void Remedies_are_numbered_and_lead_to_the_guide()
    {
        var cut = Card(Found.ReservedCap("orders"));
        Assert.Equal(["guide#reserved-concurrency", "guide#retries", "guide#throttling"], cut.FindAll("ol.remedies > li > a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void One_that_is_not_picked_out_is_short_and_offers_to_be()
    {
        var cut = Card(Found.ReservedCap("orders"), isSelected: false);
        Assert.Empty(cut.FindAll(".remedies, .figures"));
        Assert.Equal("here", cut.Find("a.show").GetAttribute("href"));
    }

    [Fact]
    public void Provisional_is_said() => Assert.Contains("still arriving", Card(Found.ReservedCap("orders") with { IsProvisional = true }).Find(".provisional").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Subject_and_note_are_told_and_are_text()
    {
        var cut = Card(Found.Of(Pattern.ProvisionedTooSmall, "orders", Harm.Slower) with { Subject = "alias <b>live</b>", Note = "<i>Raised</i> meanwhile." });
        Assert.Empty(cut.FindAll("p b, p i"));
        Assert.Contains("It concerns alias <b>live</b>. <i>Raised</i> meanwhile.", cut.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declaration_is_handed_on_and_says_how_long_it_lasts()
    {
        bool? declared = null;
        var cut = Render<IntendedLimiterToggle>(p => p.Add(x => x.IsIntended, false).Add(x => x.IsDurable, false).Add(x => x.Declared, value => declared = value));
        Assert.Equal("false", cut.Find("button").GetAttribute("aria-pressed"));
        Assert.Contains("until the dashboard restarts", cut.Find("[role=status]").TextContent, StringComparison.Ordinal);
        cut.Find("button").Click();
        Assert.True(declared);
        cut.Render(p => p.Add(x => x.IsIntended, true).Add(x => x.IsDurable, true).Add(x => x.Problem, "The file cannot be written."));
        Assert.Equal("true", cut.Find("button").GetAttribute("aria-pressed"));
        Assert.Contains("The file cannot be written.", cut.Find("[role=status]").TextContent, StringComparison.Ordinal);
        cut.Find("button").Click();
        Assert.False(declared);
    }

    [Theory]
    [InlineData(Pattern.ReservedCap, true)]
    [InlineData(Pattern.TurnedOff, true)]
    [InlineData(Pattern.ProvisionedFillsReservation, true)]
    [InlineData(Pattern.PoolUsed, false)]
    [InlineData(Pattern.ErrorRate, false)]
    public void Only_a_functions_own_reservation_can_be_meant_to_limit_it(Pattern pattern, bool concerns) =>
        Assert.Equal(concerns, IntendedLimiterToggle.Concerns(Found.Of(pattern, "orders", Harm.Rejected)));
}
