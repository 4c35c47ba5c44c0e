using Dashboard.Analysis.Model;
using Dashboard.Polling.Spend;

namespace Dashboard.Tests.Polling.Spend;

public sealed class SpendMeterTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 30, 0, TimeSpan.Zero);
    private static readonly PriceTable Prices = new() { PerThousandMetrics = 10, PerThousandRequests = 100 };

    private readonly SpendMeter _meter = new(Prices, Start);

    [Fact]
    public void This_hour_and_this_month_are_what_was_asked_for_in_them()
    {
        _meter.Add(SpendPurpose.TripWire, new(1, 7, 15), Start);
        _meter.Add(SpendPurpose.TripWire, new(1, 7, 15), Start.AddHours(2));
        _meter.Add(SpendPurpose.Listings, new(3, 0, 0), Start.AddHours(2));
        var figures = _meter.Figures(0, Start.AddHours(2));
        Assert.Equal((0.07m, 0.14m, 0.3m + 0.3m), (figures.ThisHour, figures.ThisMonth, figures.ThisMonthAtMost));
        Assert.Equal([new(SpendPurpose.TripWire, new(2, 14, 30)), new(SpendPurpose.Listings, new(3, 0, 0))], figures.ByPurpose);
        Assert.Same(Prices, figures.Prices);

        var next = _meter.Figures(0, Start.AddMonths(1));
        Assert.Equal((0m, 0m), (next.ThisHour, next.ThisMonth));
    }

    [Fact]
    public void The_forecast_goes_by_the_whole_hours_that_are_known_and_by_the_plan_before_there_are_any()
    {
        _meter.Add(SpendPurpose.HotFunctions, new(1, 100, 100), Start);
        // 30 days less 30 minutes at two cents a minute.
        Assert.Equal(1 + (30 * 1440 - 30) * 0.02m, _meter.Figures(0.02m, Start).Forecast);

        // The first hour bears what a start costs, and what is read back once is not read again.
        _meter.Add(SpendPurpose.HotFunctions, new(1, 60, 60), Start.AddHours(1));
        _meter.Add(SpendPurpose.Backfill, new(1, 600, 600), Start.AddHours(1));
        var now = Start.AddHours(2);
        Assert.Equal(7.6m + (30 * 1440 - 150) * 0.01m, _meter.Figures(0.02m, now).Forecast);
    }

    [Fact]
    public void What_an_earlier_process_spent_is_known_once_it_is_taken_in_or_when_its_month_is_over()
    {
        Assert.Equal(Start, _meter.Figures(0, Start).KnownSince);
        Assert.Null(_meter.Figures(0, Start.AddMonths(1)).KnownSince);
        _meter.TakeBefore([new(Start.ToUnixTimeSeconds() / 3600 - 1, SpendPurpose.TripWire, new(1, 500, 500)), new(Start.ToUnixTimeSeconds() / 3600, SpendPurpose.TripWire, new(1, 7, 7))]);
        var figures = _meter.Figures(0, Start);
        Assert.Null(figures.KnownSince);
        // The hour before belongs to the last month.
        Assert.Equal(0.07m, figures.ThisMonth);
    }
}
