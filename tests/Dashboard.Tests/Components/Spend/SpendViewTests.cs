using Bunit;
using Dashboard.Components.Pages;
using Dashboard.Components.Spend;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;

namespace Dashboard.Tests.Components.Spend;

public sealed class SpendViewTests : DashboardTestContext
{
    private SpendView View(params AccountSnapshot[] others)
    {
        var snapshot = Snapshot.Build();
        return SpendView.From(snapshot, [snapshot, .. others]);
    }

    private string Fact(string label, params AccountSnapshot[] others) =>
        string.Join(" | ", View(others).Facts.Single(fact => fact.Label == label).Values).Replace('\u00a0', ' ');

    [Fact]
    public void Hour_month_and_forecast_are_told_with_what_is_doubtful()
    {
        Snapshot.Plan = Plans.Of(50);
        Assert.Equal("$0.07 so far", Fact("This hour"));
        Assert.Equal("$12.44 so far | at most $19.20: AWS does not say in public whether several statistics of a metric, and requests that failed, are billed", Fact("This month"));
        Assert.Equal("$31.25 for the whole month, as things go on", Fact("Forecast"));
        Assert.Equal("$50 a month for this account and Region", Fact("Budget"));
        Assert.Equal(0.625, View().ForecastShare);
    }

    [Fact]
    public void Without_a_budget_there_is_no_share_of_it()
    {
        Snapshot.Plan = Plans.Of(null);
        Assert.Equal("none: Dashboard:Polling:MonthlyBudget is unlimited", Fact("Budget"));
        Assert.Null(View().ForecastShare);
        Assert.Empty(RenderFor<StatusPage>(Snapshot.Build()).FindAll(".spend-forecast"));
    }

    [Fact]
    public void What_was_spent_before_the_start_is_not_taken_for_nothing()
    {
        Snapshot.Plan = Plans.Of(50, Plans.Spend with { KnownSince = Now.AddHours(-5) });
        Assert.EndsWith("counted since 2026-11-23 07:34 UTC; what was spent before is not known, so the budget is taken to have been as far gone as the month", Fact("This month"), StringComparison.Ordinal);
        Assert.Equal("$31.25 from then until the month ends, as things go on", Fact("Forecast"));
        Assert.Null(View().ForecastShare);
    }

    [Fact]
    public void All_accounts_are_added_up_when_there_are_several()
    {
        Snapshot.Plan = Plans.Of(50);
        Assert.DoesNotContain(View().Facts, fact => fact.Label == "All accounts");
        var other = new SnapshotBuilder(Now) { Plan = Plans.Of(10, Plans.Spend with { ThisMonth = 2, ThisMonthAtMost = 3, Forecast = 4 }) }.Build();
        Assert.Equal("$14.44 this month, at most $22.20; forecast $35.25", Fact("All accounts", other));
    }

    [Fact]
    public void Purposes_are_priced_low_and_at_most_and_listings_by_request()
    {
        Snapshot.Plan = Plans.Of(50, Plans.Spend with { Prices = new() { PerThousandMetrics = 0.02m, PerThousandRequests = 0.05m } });
        var view = View();
        Assert.Equal([new(SpendPurpose.TripWire, 1_000, 7_000, 0.14m, 0.3m), new(SpendPurpose.Listings, 4_000, 0, 0, 0.2m)], view.Purposes);
        Assert.Equal((5_000, 7_000, 0.14m, 0.5m), (view.Total!.Requests, view.Total.Metrics, view.Total.Low, view.Total.AtMost));
        var cells = RenderFor<StatusPage>(Snapshot.Build()).FindAll(".spend-purposes tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent)));
        Assert.Equal(["The account's own series 1,000 7,000 $0.14 $0.30", "Listings of metrics and alarms 4,000 – $0.00 $0.20", "All 5,000 7,000 $0.14 $0.50"], cells);
        Assert.StartsWith("Priced at $0.02 per 1,000 metrics, and at most $0.05 per 1,000 listings", view.Prices, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiers_are_counted_with_how_often_each_is_read_now_and_would_be()
    {
        Snapshot.Function(Rows.Idle("quiet")).Read(PollTier.Quiet, TierReason.LittleTraffic, 15, 45)
            .Function(Rows.Idle("quieter")).Read(PollTier.Quiet, TierReason.LittleTraffic, 60, 180)
            .Function(Rows.Idle("urgent")).Read(PollTier.Hot, TierReason.Watched, 1)
            .Function(Rows.Idle("silent")).Read(PollTier.Silent, TierReason.NothingPublished, 60, 180)
            .Function(Rows.Idle("new"));
        Assert.Equal(
            [
                new("Urgent", 1, "every minute", null),
                new("Quiet", 2, "every 45\u00a0minutes to 3\u00a0hours", "every 15 to 60\u00a0minutes"),
                new("Silent", 1, "not at all: nothing was published of them within three hours", null),
                new("Not planned yet", 1, "–", null),
            ],
            View().Tiers);
    }
}
