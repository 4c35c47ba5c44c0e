using Bunit;
using Dashboard.Analysis.WhatIf;
using Dashboard.Components;
using Dashboard.Components.Parts;
using Dashboard.Components.WhatIf;
using Dashboard.Tests.Components;

namespace Dashboard.Tests.WhatIf;

public sealed class OutcomeReportTests : DashboardTestContext
{
    /// <summary>Every figure another one: a function that is helped, one that is hit for the first time, one that is hit harder.</summary>
    private static readonly WhatIfOutcome Outcome = new(
        1440, new(1200, 61), new(870, 47), 31, 17,
        [
            new("helped", true, new(1100, 60), new(400, 29), 31, 0, 900, 250, new(12.5m, -0.25m, 0)),
            new("starved", false, new(0, 0), new(350, 17), 0, 17, 0, 0, new(0, 0, 0)),
            new("harder", false, new(100, 9), new(120, 9), 0, 0, 0, 0, new(0, 0, 0)),
        ],
        new(12.5m, -0.25m, 0), new(640, 100), []);

    [Fact]
    public void Every_figure_stands_with_what_it_is_of() => Assert.Equal(
        [
            "Throttled requests 1,200 → 870 −330",
            "Throttled minutes 61 → 47 31 avoided, 17 added",
            "Newly starved 1\u00a0function never throttled before",
            "Spillover 900 → 250 650 avoided: requests outside provisioned concurrency",
            "Cost a month +$12.25 price table, 30 days",
            "Unreserved floor kept 640 stay unreserved; 100 must.",
        ],
        Report(Outcome).FindAll(".what-if-tiles .tile").Select(tile => $"{tile.Children[0].TextContent} {tile.Children[1].TextContent}"));

    [Fact]
    public void Those_who_come_to_harm_are_listed_by_how_much_and_the_changed_one_is_not_among_them()
    {
        var others = Report(Outcome).FindAll(".outcomes")[0].QuerySelectorAll("tbody tr");
        Assert.Equal(["starved", "harder"], others.Select(row => row.QuerySelector("a")!.TextContent));
        Assert.Contains("newly starved", others[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("newly starved", others[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_has_its_own_figures() => Assert.Equal(
        ["1,100 → 400", "−700", "60 → 29", "900 → 250", "+$12.25"],
        Report(Outcome).FindAll(".outcomes")[1].QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent));

    [Fact]
    public void A_floor_that_is_broken_says_so()
    {
        var tile = Report(Outcome with { Floor = new(-84, 100) }).FindAll(".what-if-tiles .tile")[^1];
        Assert.Equal("broken 84 less than none stay unreserved; 100 must.", tile.Children[1].TextContent);
        Assert.Contains("tile-critical", tile.ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cost_nobody_can_tell_is_not_none() => Assert.Equal(
        "– memory not known", Report(Outcome with { Cost = null }).FindAll(".what-if-tiles .tile")[4].Children[1].TextContent);

    [Fact]
    public void It_says_that_what_was_throttled_is_a_lower_bound() =>
        Assert.Contains("is a lower bound", Report(Outcome).Find(".what-if-limits").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Without_changes_there_is_no_verdict() => Assert.Empty(Report(Outcome, hasChanges: false).FindAll(".headline"));

    [Fact]
    public void Whom_it_starves_comes_before_what_it_avoids() => Assert.Equal(
        new(Level.Critical, "1\u00a0function would be throttled that never was: starved", "In all 870 requests are throttled instead of 1,200."), OutcomeVerdict.Of(Outcome));

    [Fact]
    public void Settings_that_cannot_be_set_come_before_everything() => Assert.Equal(
        new(Level.Critical, "These settings cannot be set", "Lambda refuses this: 40 would stay unreserved and 100 must. Reserve or provision 60 less, or raise the account limit."),
        OutcomeVerdict.Of(Outcome with { Violations = [new(ViolationKind.BelowFloor, "", 40, 100)] }));

    [Theory]
    [InlineData(1200, 0, 0, Level.Ok, "All 1,200 throttled requests would have been let in, at most", "No function without a change of its own is throttled more by it.")]
    [InlineData(1200, 200, 0, Level.Ok, "1,000 of 1,200 throttled requests would have been let in, at most", "No function without a change of its own is throttled more by it.")]
    [InlineData(1200, 200, 5, Level.Warning, "1,000 of 1,200 throttled requests would have been let in, at most", "Throttled more without a change of its own: other.")]
    [InlineData(1200, 1250, 5, Level.Critical, "50\u00a0more requests would be throttled", "Throttled more without a change of its own: other.")]
    [InlineData(1200, 1200, 0, Level.Warning, "Nothing is gained: 1,200\u00a0requests stay throttled", "No function without a change of its own is throttled more by it.")]
    [InlineData(0, 0, 0, Level.Ok, "Nothing was throttled, and nothing would be", "No recorded minute comes near these limits.")]
    public void The_verdict_says_what_it_comes_to(long before, long after, long moreOfOther, Level level, string title, string detail)
    {
        var outcome = Outcome with
        {
            Before = new(before, 1),
            After = new(after, 1),
            Functions = [new("helped", true, new(before, 1), new(after, 1), 0, 0, 0, 0, null), new("other", false, new(1, 1), new(1 + moreOfOther, 1), 0, 0, 0, 0, null)],
        };
        Assert.Equal(new(level, title, detail), OutcomeVerdict.Of(outcome));
    }

    private IRenderedComponent<OutcomeReport> Report(WhatIfOutcome outcome, bool hasChanges = true) =>
        Render<OutcomeReport>(parameters => parameters.Add(report => report.Outcome, outcome).Add(report => report.HasChanges, hasChanges).Add(report => report.Links, new Links(null)));
}
