using System.Collections.Immutable;
using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Components;
using Dashboard.Components.Review;
using Dashboard.Review;
using Dashboard.Tests.Components;
using Dashboard.WhatIf;

namespace Dashboard.Tests.Review;

public sealed class AdjustmentTests : DashboardTestContext
{
    private static readonly Adjustment Raise = new("pay", RecommendationKind.Reserved, 50, 80, "Its peak leaves less than a fifth to spare.", 0);

    [Fact]
    public void A_reservation_never_needed_is_given_back_down_to_what_is_enough()
    {
        var snapshot = Snapshot.Function(Rows.Idle("tax"), Configurations.Plain with { Reserved = ReservedConcurrency.Of(50) }).Build();
        var stranded = new Finding
        {
            Pattern = Pattern.StrandedReserve,
            Slot = 0,
            Function = "tax",
            Confidence = Confidence.Proved,
            Harm = Harm.Wasted,
            Evidence = new(new("peak concurrency", 4), new("reserved concurrency", 50), new("reclaimable without a quota request", 45), new Measure("enough to reserve", 5)),
        };

        var adjustment = Assert.Single(Adjustment.Of(snapshot with { Analysis = new(snapshot.Analysis.Input, [stranded]) }));

        Assert.Equal(("tax", RecommendationKind.Reserved, 50, 5, AdjustmentGroup.StrandedReserve), (adjustment.Function, adjustment.Kind, adjustment.Now, adjustment.Then, adjustment.Group));
    }

    [Fact]
    public void A_decision_is_kept_with_its_note_and_the_values_of_the_moment()
    {
        (bool IsAccepted, string Note)? decided = null;
        var table = Open([], (_, isAccepted, note) => { decided = (isAccepted, note); return Task.FromResult<string?>(null); });

        table.Find("input").Change("  after the sale ");
        table.Find("form").Submit();

        Assert.Equal((true, "after the sale"), decided);
        Assert.Equal("", table.Find("input").GetAttribute("value") ?? "");
        Assert.Equal(new Decision("pay", "Reserved", 12, "50", "80", true, "x"), Raise.Decide(true, "x", DateTimeOffset.UnixEpoch.AddMinutes(12)));
    }

    [Fact]
    public void A_note_that_could_not_be_kept_stays_with_the_reason()
    {
        var table = Open([], (_, _, _) => Task.FromResult<string?>("Not kept. The disk is full."));

        table.Find("input").Change("no");
        table.Find("button[type=button]").Click();

        Assert.Equal("no", table.Find("input").GetAttribute("value"));
        Assert.Contains("The disk is full", table.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_stands_as_long_as_about_the_same_value_is_recommended()
    {
        Decision Earlier(string after) => new("pay", "Reserved", 1, "50", after, false, "too dear");

        Assert.Contains("Declined 1 Jan 1970: too dear", Open([Earlier("80")], Never).Markup, StringComparison.Ordinal);
        Assert.Contains("Declined", Open([Earlier("75")], Never).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Declined", Open([Earlier("90")], Never).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reservation_that_is_to_go_is_removed_and_not_set_to_nothing()
    {
        var remove = Raise with { Then = 0, IsStranded = true };

        Assert.Equal("none", remove.Decide(true, "", DateTimeOffset.UnixEpoch).After);
        Assert.Equal("none", Assert.Single(Preset.ByFunction([remove])).Reserved);
    }

    [Fact]
    public void Each_group_has_its_total_and_says_when_it_is_empty()
    {
        var limits = Limits.Recorded(Limits.Stands(Limits.Reserve("tax", 50, "3", isStranded: true)), Limits.Stands(Limits.Reserve("mail", 14, "2", isStranded: true)), Limits.Stands(Limits.Reserve("pay", 50, "80")));

        var groups = Open(limits, [], Never).FindAll("tbody");

        Assert.Equal(["Stranded reserve: 59 back to the pool in total", "Over-sized provisioned concurrency", "Other limits more than 20\u00a0% from what is recommended"], groups.Select(group => Text(group.Children[0])));
        Assert.Equal(["tax reserved 50 3 47 to the pool", "mail reserved 14 2 12 to the pool"], groups[0].Children.Skip(1).Select(row => string.Join(' ', row.Children.Take(5).Select(Text))));
        Assert.Equal("None.", Text(Assert.Single(groups[1].Children.Skip(1))));
        Assert.Equal("pay reserved 50 80 30 from the pool", string.Join(' ', Assert.Single(groups[2].Children.Skip(1)).Children.Take(5).Select(Text)));
    }

    [Fact]
    public void A_limit_of_a_week_that_is_over_can_be_decided_on_as_long_as_it_is_recommended()
    {
        var withdrawn = new RecordedRecommendation(Limits.Reserve("mail", 14, "20"), Limits.First, Limits.First + 65, null);

        var table = Open(Limits.Recorded(Limits.Stands(Limits.Reserve("pay", 50, "80")), withdrawn), [], Never);

        Assert.NotNull(table.Find("tr:has(a[href='functions/pay'])").QuerySelector("form"));
        var row = table.Find("tr:has(a[href='functions/mail'])");
        Assert.Null(row.QuerySelector("form"));
        Assert.Contains("not recommended any more since Mon 16 Nov 01:05", row.TextContent, StringComparison.Ordinal);
    }

    private static string Text(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static Task<string?> Never(Adjustment adjustment, bool isAccepted, string note) => throw new InvalidOperationException("Nobody decided.");

    private IRenderedComponent<AdjustmentTable> Open(ImmutableArray<Decision> decisions, Func<Adjustment, bool, string, Task<string?>> decided) =>
        Open(new(false, [new(Raise, null)], [], LimitsGap.None, null), decisions, decided);

    private IRenderedComponent<AdjustmentTable> Open(WeekLimits limits, ImmutableArray<Decision> decisions, Func<Adjustment, bool, string, Task<string?>> decided) =>
        Render<AdjustmentTable>(table => table
            .Add(t => t.Limits, limits).Add(t => t.Decisions, decisions).Add(t => t.Links, new Links(null)).Add(t => t.Time, new WeekTime(TimeZoneInfo.Utc)).Add(t => t.Decided, decided));
}
