using Bunit;
using Dashboard.Components.Spend;
using Dashboard.Live;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Components.Spend;

public sealed class SpendFigureTests : DashboardTestContext
{
    private string Text(PollPlan plan)
    {
        Snapshot.Plan = plan;
        return RenderFor<SpendMark>(Snapshot.Build()).Find(".spend").TextContent.Replace('\u00a0', ' ').Trim();
    }

    [Fact]
    public void Every_page_says_what_was_spent_of_what()
    {
        Assert.Equal("$12.40 of $50 this month", Text(Plans.Of(50)));
        Assert.Equal("status#spend", RenderFor<SpendMark>(Snapshot.Build()).Find("a").GetAttribute("href"));
        Assert.Equal("What asking CloudWatch about prod, eu-west-1 has cost at list price. Forecast of the month: $31, budget $50.", RenderFor<SpendMark>(Snapshot.Build()).Find("a").GetAttribute("title"));
        Assert.Equal("$12.40 this month", Text(Plans.Of(budget: null)));
    }

    [Fact]
    public void What_was_spent_before_the_start_may_not_be_known() =>
        Assert.Equal("$12.40 since 07:34 UTC", Text(Plans.Of(50, Plans.Spend with { KnownSince = Now.AddHours(-5) })));

    [Fact]
    public void A_simulated_account_says_what_it_would_cost_and_that_nothing_is_billed()
    {
        Snapshot.Scope = Snapshot.Scope with { IsDemo = true };
        Assert.Equal("$12.40 of $50 this month, simulated", Text(Plans.Of(50)));
        Assert.StartsWith("Nothing is billed", SpendFigure.From(Snapshot.Build()).Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(0.004, "<\u00a0$0.01")]
    [InlineData(9.876, "$9.88")]
    [InlineData(12.438, "$12.40")]
    [InlineData(99.96, "$100.00")]
    [InlineData(1_234.5, "$1,234")]
    public void The_figure_is_rounded_so_that_it_does_not_change_with_every_minute(decimal value, string text) => Assert.Equal(text, Money.Rounded(value));

    [Fact]
    public void A_budget_that_is_felt_or_will_not_last_is_marked()
    {
        bool IsTight(PollPlan plan)
        {
            Snapshot.Plan = plan;
            return SpendFigure.From(Snapshot.Build()).IsTight;
        }

        Assert.False(IsTight(Plans.Of(50)));
        Assert.False(IsTight(Plans.Of(null)));
        Assert.True(IsTight(Plans.Of(31.24m)));
        Assert.False(IsTight(Plans.Of(31.24m, Plans.Spend with { KnownSince = Now })));
        Snapshot.Function(Rows.Idle("f")).Read(PollTier.Warm, TierReason.Traffic, 5, 10);
        Assert.True(IsTight(Plans.Of(50)));
        Assert.Contains("is-tight", RenderFor<SpendMark>(Snapshot.Build()).Find("a").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_snapshot_there_is_no_figure() => Assert.Equal("", RenderFor<SpendMark>(null).Markup.Trim());
}
