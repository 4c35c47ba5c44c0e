using System.Collections.Immutable;
using AngleSharp.Dom;
using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Components;
using Dashboard.Components.Findings;

namespace Dashboard.Tests.Components.Findings;

public sealed class FindingsListTests : DashboardTestContext
{
    private IRenderedComponent<FindingsList> List(string? unknown, params ReadOnlySpan<Finding> findings)
    {
        ImmutableArray<Finding> ordered = [.. findings.ToArray().Order(FindingOrder.Urgency)];
        return Render<FindingsList>(p => p.Add(x => x.View, FindingsView.From(ordered)).Add(x => x.Links, new Links(null)).Add(x => x.Unknown, unknown));
    }

    private static string Text(INode? node) => string.Join(' ', node!.TextContent.Replace('\u00a0', ' ').Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_finding_tells_verdict_function_numbers_time_pool_and_where_to_read_on()
    {
        var item = List(null, Found.ReservedCap("orders", requests: 1_234)).Find(".finding-list li");
        Assert.Equal("Reserved cap", Text(item.QuerySelector(".verdict")));
        Assert.Equal("functions/orders?finding=reservedcap", item.QuerySelector(".name a")!.GetAttribute("href"));
        Assert.Equal("callers get 429", Text(item.QuerySelector(".harm")));
        Assert.Equal("peak concurrency 50, reserved concurrency 50 · own reservation", Text(item.QuerySelector(".evidence")));
        Assert.Contains("since 12:20 UTC · last seen 12:33 UTC · 1,234 requests rejected", Text(item), StringComparison.Ordinal);
        Assert.NotNull(item.QuerySelector("a[href='guide#reserved-concurrency']"));
    }

    [Fact]
    public void The_verdict_has_a_shape_beside_its_colour()
    {
        var marks = List(null, Found.ReservedCap("a"), Found.Of(Pattern.ErrorRate, "b", Harm.Failed)).FindAll(".verdict-mark path").Select(path => path.GetAttribute("d"));
        Assert.Equal(2, marks.Distinct().Count());
    }

    [Fact]
    public void Only_the_most_urgent_says_what_to_do_first()
    {
        var cut = List(null, Found.ReservedCap("less", requests: 1), Found.ReservedCap("worst", reserved: 80, requests: 900));
        var items = cut.FindAll(".finding-list > li");
        Assert.Equal("First: Raise reserved concurrency above 80.", Text(items[0].QuerySelector(".first-remedy")));
        Assert.Null(items[1].QuerySelector(".first-remedy"));
    }

    [Fact]
    public void What_is_only_possible_says_so_on_its_chip() =>
        Assert.Equal("Scaling rate possible", Text(List(null, Found.Throttling(Pattern.ScalingRate, "a", 4) with { Confidence = Confidence.Possible }).Find(".finding .verdict")));

    [Fact]
    public void What_rests_on_unsettled_minutes_says_so() =>
        Assert.Contains("newest minutes may still change", Text(List(null, Found.ReservedCap("a") with { IsProvisional = true }).Find(".finding")), StringComparison.Ordinal);

    [Fact]
    public void Who_ate_the_pool_stands_under_it_and_whom_it_starved()
    {
        var item = List(null, Found.PoolUsed("", 100) with { Culprits = [new(4, "eater", 12, 340, 300, 0.62), new(5, "nibbler", 3, 31, 28, 0.06)] }, Found.PoolUsed("starved", 60)).Find(".finding-list > li");
        Assert.Equal(["functions/eater", "functions/nibbler"], item.QuerySelectorAll(".culprits a").Select(a => a.GetAttribute("href")));
        Assert.Contains("62 % usually 12, now up to 340", Text(item.QuerySelector(".culprits")), StringComparison.Ordinal);
        Assert.Contains("functions/starved?finding=poolused", item.QuerySelector(".starved a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Account", Text(item.QuerySelector(".name")));
        Assert.Empty(item.QuerySelectorAll(".name > a[href='functions/']"));
    }

    [Fact]
    public void Nothing_found_is_good_news_only_when_all_was_looked_at()
    {
        Assert.Contains("Nothing hurts now", List(null).Find(".empty").TextContent, StringComparison.Ordinal);
        var unknown = List("Of 3 of 220 functions nothing is known.").Find(".empty");
        Assert.Equal("No finding so far. Of 3 of 220 functions nothing is known.", Text(unknown));
        Assert.NotNull(unknown.QuerySelector(".level-unknown"));
    }

    [Fact]
    public void What_was_not_looked_at_is_said_below_what_was_found() =>
        Assert.Contains("nothing is known", List("Of 3 of 220 functions nothing is known.", Found.ReservedCap("a")).Find(".footnote").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Folds_are_named_by_their_number()
    {
        var cut = List(null, Found.ReservedCap("over") with { IsOngoing = false }, Found.Of(Pattern.LayersAtLimit, "a", Harm.Advice), Found.Of(Pattern.ClaimedAlarmMissing, "", Harm.AtRisk), Found.ReservedCap("meant") with { Harm = Harm.Intended });
        Assert.Equal(["1 earlier in the last 3 h, over now", "2 settings worth a look", "1 limited on purpose"], cut.FindAll("summary").Select(Text));
        Assert.Contains("Account", Text(cut.FindAll("details")[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_can_be_read_are_counted_and_linked()
    {
        var cut = List(null, [.. Enumerable.Range(0, 9).Select(i => Found.ReservedCap($"f{i}"))]);
        Assert.Equal(6, cut.FindAll(".finding").Count);
        Assert.Equal("3 more now", Text(cut.Find(".more a")));
        Assert.Equal("functions?sort=-verdict", cut.Find(".more a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    public void Names_are_text_whatever_they_hold(string name)
    {
        var hostile = new Culprit(1, name, 1, 2, 1, 1);
        var cut = List(null, Found.PoolUsed(name, 3) with { Culprits = [hostile], Subject = name }, Found.PoolUsed(name, 2), Found.Of(Pattern.LayersAtLimit, name, Harm.Advice), Found.ReservedCap(name) with { IsOngoing = false });
        Assert.Empty(cut.FindAll("script, img"));
        Assert.Contains(name, cut.Find(".finding .name").TextContent, StringComparison.Ordinal);
    }
}
