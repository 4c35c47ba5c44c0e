using CsCheck;
using Dashboard.Analysis.Review;
using static Dashboard.Analysis.Tests.Review.Weeks;

namespace Dashboard.Analysis.Tests.Review;

public sealed class HeatMapTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];

    [Fact]
    public void Headline_hotspots_and_map_count_the_same_requests_in_every_zone_and_week()
    {
        var verdicts = Gen.Select(Gen.Int[0, 4], Gen.Int[-Minutes, 2 * Minutes], Gen.Int[0, 50]).Array[0, 60];
        Gen.Select(Gen.Int[0, Zones.Length - 1], Gen.Int[1, 52], verdicts).Sample((zone, number, found) =>
        {
            var week = new IsoWeek(2026, number);
            var zoneInfo = TimeZoneInfo.FindSystemTimeZoneById(Zones[zone]);
            var (first, end) = week.Minutes(zoneInfo);
            var input = Of([.. found.Select(one => Throttled($"f{one.Item1}", first - First + one.Item2, one.Item3))]) with { Week = week, Zone = zoneInfo, NowMinute = end };
            var expected = found.Where(one => one.Item2 >= 0 && first + one.Item2 < end).Sum(one => (long)one.Item3);

            var review = WeekReview.Of(input);

            Assert.Equal(expected, review.Headline.Throttled.Now);
            Assert.Equal(expected, review.Hotspots.Sum(spot => spot.Throttled));
            Assert.Equal(expected, review.Heat.Cells.Sum(cell => cell.Throttled));
            Assert.Equal(end - first, review.Heat.Cells.Sum(cell => (long)cell.Minutes));
            if (expected > 0) Assert.Equal(1, review.Hotspots.Sum(spot => spot.Share), 9);
        }, iter: 200);
    }

    [Fact]
    public void The_hour_that_is_skipped_in_spring_is_missing()
    {
        var heat = In("Europe/Berlin", new(2026, 13)).Heat;

        Assert.Null(heat[6, 2]);
        Assert.Equal(167, heat.Cells.Count());
    }

    [Fact]
    public void The_hour_that_comes_twice_in_autumn_has_both()
    {
        var week = new IsoWeek(2026, 43);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        // 00:30 and 01:30 UTC are both 02:30 in Berlin that Sunday.
        var minute = new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero).ToUnixTimeSeconds() / 60 - First;
        var heat = WeekReview.Of(Of(Throttled("f", minute, 3), Throttled("f", minute + 60, 4), Throttled("f", minute + 120, 9)) with { Week = week, Zone = zone }).Heat;

        Assert.Equal((120, 7), (heat[6, 2]!.Minutes, heat[6, 2]!.Throttled));
        Assert.Equal((60, 9), (heat[6, 3]!.Minutes, heat[6, 3]!.Throttled));
    }

    [Fact]
    public void Half_an_hour_is_half_an_hour()
    {
        Assert.Equal(90, In("Australia/Lord_Howe", new(2026, 14)).Heat[6, 1]!.Minutes);
        Assert.Equal(30, In("Australia/Lord_Howe", new(2026, 40)).Heat[6, 2]!.Minutes);
    }

    [Fact]
    public void Headroom_is_the_least_of_the_hour_and_unknown_without_a_limit_or_minutes()
    {
        var input = Of();
        input.Account.Claimed[Minutes + 61] = 700;
        input.Account.Claimed[Minutes + 62] = 1200;
        Array.Fill(input.Account.Claimed, float.NaN, Minutes + 120, 60);

        var heat = WeekReview.Of(input).Heat;

        Assert.Equal(0, heat[0, 1]!.Headroom);
        Assert.Null(heat[0, 2]!.Headroom);
        Assert.Equal(1000, heat[0, 3]!.Headroom);
        Assert.All(WeekReview.Of(input with { Limit = null }).Heat.Cells, cell => Assert.Null(cell.Headroom));
    }

    private static WeekReview In(string zone, IsoWeek week) => WeekReview.Of(Of() with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), Week = week });
}
