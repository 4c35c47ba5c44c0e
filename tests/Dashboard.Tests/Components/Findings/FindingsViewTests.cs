using Dashboard.Analysis.Findings;
using Dashboard.Components.Findings;

namespace Dashboard.Tests.Components.Findings;

public sealed class FindingsViewTests
{
    private static FindingsView View(params ReadOnlySpan<Finding> findings) => FindingsView.From([.. findings.ToArray().Order(FindingOrder.Urgency)]);

    [Fact]
    public void What_does_harm_now_is_open_and_the_rest_is_folded()
    {
        var view = View(
            Found.Of(Pattern.TimeoutFarFromDuration, "advice", Harm.Advice),
            Found.Of(Pattern.ProvisionedTooLarge, "wasted", Harm.Wasted),
            Found.Of(Pattern.SingleSubnet, "subnet", Harm.AtRisk),
            Found.Of(Pattern.StrandedReserve, "stranded", Harm.AtRisk),
            Found.Of(Pattern.CeilingSoon, "ceiling", Harm.AtRisk),
            Found.Of(Pattern.ErrorRate, "over", Harm.Failed, isOngoing: false),
            Found.Of(Pattern.ReservedCap, "meant", Harm.Intended),
            Found.Of(Pattern.AsyncDropped, "lost", Harm.Lost));
        Assert.Equal(["lost", "ceiling"], view.Pressing.Select(group => group.Head.Function));
        Assert.Equal(["over"], view.Earlier.Select(finding => finding.Function));
        Assert.Equal(["stranded", "subnet", "wasted", "advice"], view.Settings.SelectMany(group => group.Findings).Select(finding => finding.Function));
        Assert.Equal(["meant"], view.Intended.Select(finding => finding.Function));
    }

    [Fact]
    public void Harm_outranks_counts_on_the_page_as_in_the_analysis()
    {
        var view = View(Found.ReservedCap("many", requests: 90_000), Found.Of(Pattern.AsyncDropped, "lost", Harm.Lost) with { Requests = 2 }, Found.ReservedCap("few", requests: 5));
        Assert.Equal(["lost", "many", "few"], view.Pressing.Select(group => group.Head.Function));
        Assert.Equal("lost", view.Worst!.Function);
    }

    [Fact]
    public void Functions_starved_by_one_pool_are_one_trouble_with_the_account_at_its_head()
    {
        var view = View(
            Found.PoolUsed("", 100) with { Culprits = [new(0, "eater", 10, 500, 400, 0.9)] }, Found.PoolUsed("a", 60), Found.PoolUsed("b", 40), Found.ReservedCap("capped", requests: 70),
            Found.Throttling(Pattern.PoolClaimedIdle, "c", 30));
        Assert.Equal([("", 2), ("capped", 0), ("c", 0)], view.Pressing.Select(group => (group.Head.Function, group.Others.Length)));
        Assert.Equal(["a", "b"], view.Pressing[0].Others.Select(finding => finding.Function));
        Assert.Equal("eater", Assert.Single(view.Pressing[0].Culprits).Function);
    }

    [Fact]
    public void Other_patterns_are_not_lumped_together() =>
        Assert.Equal(2, View(Found.ReservedCap("a"), Found.ReservedCap("b")).Pressing.Length);

    [Fact]
    public void Past_the_most_that_are_listed_the_accounts_own_still_are()
    {
        var functions = Enumerable.Range(0, 9).Select(i => Found.ReservedCap($"f{i}"));
        var view = View([.. functions, Found.Of(Pattern.LimitSoon, "", Harm.AtRisk)]);
        Assert.Equal(["f0", "f1", "f2", "f3", "f4", "f5", ""], view.Open.Select(group => group.Head.Function));
    }

    [Fact]
    public void The_same_advice_for_several_functions_is_one_line()
    {
        var view = View(Found.Of(Pattern.TimeoutFarFromDuration, "a", Harm.Advice), Found.Of(Pattern.LayersAtLimit, "a", Harm.Advice), Found.Of(Pattern.TimeoutFarFromDuration, "b", Harm.Advice));
        Assert.Equal([(Pattern.TimeoutFarFromDuration, 2), (Pattern.LayersAtLimit, 1)], view.Settings.Select(group => (group.Pattern, group.Findings.Length)));
    }
}
