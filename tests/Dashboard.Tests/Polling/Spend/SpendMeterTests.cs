using Dashboard.Analysis.Model;
using Dashboard.Polling.Spend;

namespace Dashboard.Tests.Polling.Spend;

public sealed class SpendMeterTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 16, 12, 30, 0, TimeSpan.Zero);

    private readonly SpendMeter _meter = new(PriceTable.Default, Start);

    [Fact]
    public void This_hour_and_this_month_are_summed_by_purpose_low_and_at_most()
    {
        _meter.Add(SpendPurpose.TripWire, new(1, 7, 9), Start);
        _meter.Add(SpendPurpose.TripWire, new(2, 14, 30), Start.AddHours(1));
        _meter.Add(SpendPurpose.HotFunctions, new(1, 500, 900), Start.AddHours(1));
        _meter.Add(SpendPurpose.Listings, new(20, 0, 0), Start.AddHours(1));
        var figures = _meter.Figures(0, Start.AddHours(1));
        Assert.Equal(0.00514m, figures.ThisHour);
        Assert.Equal(0.00521m, figures.ThisMonth);
        Assert.Equal(0.00939m + 0.0002m, figures.ThisMonthAtMost);
        Assert.Equal([new(SpendPurpose.TripWire, new(3, 21, 39)), new(SpendPurpose.HotFunctions, new(1, 500, 900)), new(SpendPurpose.Listings, new(20, 0, 0))], figures.ByPurpose);
        Assert.Same(PriceTable.Default, figures.Prices);
    }

    [Fact]
    public void A_new_month_begins_at_nothing()
    {
        _meter.Add(SpendPurpose.TripWire, new(1, 700, 700), Start);
        _meter.Add(SpendPurpose.TripWire, new(1, 100, 100), Start.AddDays(16));
        Assert.Equal(0.001m, _meter.Figures(0, Start.AddDays(16)).ThisMonth);
        Assert.Equal(0.001m, _meter.Spent(100, Start.AddDays(16)));
        Assert.Null(_meter.Figures(0, Start.AddDays(16)).KnownSince);
    }

    [Fact]
    public void The_forecast_goes_by_the_last_day_without_the_first_hour_and_what_is_not_repeated()
    {
        _meter.TakeBefore([]);
        _meter.Add(SpendPurpose.QuietFunctions, new(9, 50_000, 50_000), Start);
        _meter.Add(SpendPurpose.Backfill, new(9, 50_000, 50_000), Start.AddHours(1));
        for (var hour = 1; hour <= 4; hour++) _meter.Add(SpendPurpose.TripWire, new(60, 420, 420), Start.AddHours(hour));
        var now = Start.AddHours(5);
        var left = (decimal)(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero) - now).TotalHours;
        Assert.Equal(1.0168m + left * 0.0042m, _meter.Figures(99, now).Forecast);
    }

    [Fact]
    public void Before_an_hour_is_over_the_forecast_goes_by_the_plan()
    {
        var left = (decimal)(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero) - Start).TotalMinutes;
        Assert.Equal(left * 0.5m, _meter.Figures(0.5m, Start).Forecast);
    }

    [Fact]
    public void What_was_kept_counts_and_until_it_is_known_as_much_of_the_budget_is_gone_as_of_the_month()
    {
        _meter.Add(SpendPurpose.TripWire, new(1, 1_000, 1_000), Start);
        var gone = (decimal)((Start - new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)).TotalDays / 30);
        Assert.Equal(0.01m + 60 * gone, _meter.Spent(60, Start), 12);
        Assert.Equal(Start, _meter.Figures(0, Start).KnownSince);
        _meter.TakeBefore([new(Start.ToUnixTimeSeconds() / 3600, SpendPurpose.TripWire, new(1, 2_000, 2_000)), new(Start.ToUnixTimeSeconds() / 3600 - 9, SpendPurpose.Usage, new(1, 4_000, 4_000))]);
        Assert.Equal(0.07m, _meter.Spent(60, Start));
        Assert.Null(_meter.Figures(0, Start).KnownSince);
    }

    [Fact]
    public void Rows_are_to_be_saved_whole_until_they_are_and_again_when_they_grow()
    {
        _meter.Add(SpendPurpose.TripWire, new(1, 7, 9), Start);
        Assert.Empty(_meter.Unsaved());
        _meter.TakeBefore([]);
        var rows = _meter.Unsaved();
        Assert.Equal(new SpendRow(Start.ToUnixTimeSeconds() / 3600, SpendPurpose.TripWire, new(1, 7, 9)), Assert.Single(rows));
        _meter.Add(SpendPurpose.TripWire, new(1, 7, 9), Start);
        _meter.Saved(rows);
        Assert.Equal(14, Assert.Single(_meter.Unsaved()).Totals.Metrics);
        _meter.Saved(_meter.Unsaved());
        Assert.Empty(_meter.Unsaved());
    }
}
