using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Components;
using Dashboard.Components.Review;
using Dashboard.Review;
using Dashboard.Tests.Components;

namespace Dashboard.Tests.Review;

public sealed class AdjustmentTests : DashboardTestContext
{
    private static readonly Adjustment Raise = new("pay", RecommendationKind.Reserved, 50, 80, "Its peak leaves less than a fifth to spare.", 0);

    [Fact]
    public void A_reservation_never_needed_is_given_back_down_to_what_is_enough()
    {
        var snapshot = Snapshot.Build();
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

        Assert.Equal(("tax", RecommendationKind.Reserved, 50, 5), (adjustment.Function, adjustment.Kind, adjustment.Now, adjustment.Then));
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
    public void A_decision_stands_as_long_as_the_same_value_is_recommended()
    {
        Decision Earlier(string after) => new("pay", "Reserved", 1, "50", after, false, "too dear");

        Assert.Contains("Declined 1 Jan 1970: too dear", Open([Earlier("80")], Never).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Declined", Open([Earlier("90")], Never).Markup, StringComparison.Ordinal);
    }

    private static Task<string?> Never(Adjustment adjustment, bool isAccepted, string note) => throw new InvalidOperationException("Nobody decided.");

    private IRenderedComponent<AdjustmentTable> Open(System.Collections.Immutable.ImmutableArray<Decision> decisions, Func<Adjustment, bool, string, Task<string?>> decided) =>
        Render<AdjustmentTable>(table => table
            .Add(t => t.Adjustments, [Raise]).Add(t => t.Decisions, decisions).Add(t => t.Links, new Links(null)).Add(t => t.Time, new WeekTime(TimeZoneInfo.Utc)).Add(t => t.Decided, decided));
}
