using Dashboard.Analysis.Review;

namespace Dashboard.Analysis.Tests.Review;

public sealed class IsoWeekTests
{
    [Theory]
    [InlineData("2026-W47", 2026, 47)]
    [InlineData("2026-w01", 2026, 1)]
    [InlineData("2020-W53", 2020, 53)]
    public void A_week_is_read_and_written(string text, int year, int number)
    {
        Assert.Equal(new IsoWeek(year, number), IsoWeek.Parse(text));
        Assert.Equal(text.ToUpperInvariant(), new IsoWeek(year, number).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-47")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2021-W53")]
    [InlineData("2026-W4x")]
    [InlineData("0001-W01")]
    [InlineData("-026-W01")]
    public void What_names_no_week_is_none(string? text) => Assert.Null(IsoWeek.Parse(text));

    [Theory]
    [InlineData("2021-01-03T12:00:00Z", "2020-W53")]
    [InlineData("2021-01-04T00:00:00Z", "2021-W01")]
    [InlineData("2018-12-31T12:00:00Z", "2019-W01")]
    public void The_year_is_the_weeks_own(string time, string week) =>
        Assert.Equal(week, IsoWeek.Of(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.Utc).ToString());

    [Fact]
    public void Sunday_evening_in_New_York_is_Monday_in_Kolkata()
    {
        var time = new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero);

        Assert.Equal("2026-W47", IsoWeek.Of(time, Zone("America/New_York")).ToString());
        Assert.Equal("2026-W48", IsoWeek.Of(time, Zone("Asia/Kolkata")).ToString());
    }

    [Theory]
    [InlineData("2026-W53", 1, "2027-W01")]
    [InlineData("2021-W01", -1, "2020-W53")]
    [InlineData("2026-W10", -10, "2025-W52")]
    public void Weeks_are_counted_over_the_turn_of_the_year(string week, int weeks, string expected) =>
        Assert.Equal(expected, IsoWeek.Parse(week)!.Value.Add(weeks).ToString());

    [Theory]
    [InlineData("Europe/Berlin", "2026-W13", -60)]
    [InlineData("Europe/Berlin", "2026-W43", 60)]
    [InlineData("Europe/Berlin", "2026-W44", 0)]
    [InlineData("America/New_York", "2026-W10", -60)]
    [InlineData("America/New_York", "2026-W44", 60)]
    [InlineData("Asia/Kolkata", "2026-W13", 0)]
    [InlineData("Australia/Lord_Howe", "2026-W14", 30)]
    [InlineData("Australia/Lord_Howe", "2026-W40", -30)]
    public void A_week_is_longer_or_shorter_where_clocks_change(string zone, string week, int minutes)
    {
        var (first, end) = IsoWeek.Parse(week)!.Value.Minutes(Zone(zone));

        Assert.Equal(Weeks.Minutes + minutes, end - first);
    }

    [Fact]
    public void A_week_begins_at_midnight_of_its_zone()
    {
        var (first, _) = new IsoWeek(2026, 47).Minutes(Zone("Asia/Kolkata"));

        Assert.Equal(new DateTimeOffset(2026, 11, 15, 18, 30, 0, TimeSpan.Zero), DateTimeOffset.FromUnixTimeSeconds(first * 60));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Santiago")]
    [InlineData("Africa/Cairo")]
    public void Weeks_follow_one_another_without_gap_in_zones_whose_clocks_change(string name)
    {
        var zone = Zone(name);
        var week = new IsoWeek(2024, 1);
        for (var i = 0; i < 160; i++, week = week.Add(1))
        {
            var (first, end) = week.Minutes(zone);
            Assert.Equal(end, week.Add(1).Minutes(zone).First);
            Assert.Equal(week, IsoWeek.Of(DateTimeOffset.FromUnixTimeSeconds(first * 60), zone));
            Assert.Equal(week, IsoWeek.Of(DateTimeOffset.FromUnixTimeSeconds(end * 60 - 1), zone));
        }
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);
}
