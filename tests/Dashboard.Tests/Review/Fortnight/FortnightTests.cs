using Dashboard.Analysis.Review;

namespace Dashboard.Tests.Review.Fortnight;

/// <summary>
/// The review of two simulated weeks is right to the unit: what went from the account over the wire into the history and out again is
/// compared with what the simulator counted call by call, by the calendar of the place.
/// </summary>
public sealed class FortnightTests(SimulatedFortnight fortnight) : IClassFixture<SimulatedFortnight>
{
    public static TheoryData<string, int> Weeks { get; } = new(from zone in LocalWeek.Zones from number in new[] { 43, 44 } select (zone, number));

    public static TheoryData<string> Zones { get; } = new(LocalWeek.Zones);

    private TrueMinutes Truth => fortnight.Truth;

    [Theory]
    [MemberData(nameof(Weeks))]
    public async Task The_headline_is_what_the_simulator_counted(string zone, int number) => (await CompareAsync(zone, number)).Headline();

    [Theory]
    [MemberData(nameof(Weeks))]
    public async Task Every_function_that_was_throttled_is_a_hotspot_with_all_its_rejected_requests(string zone, int number) => (await CompareAsync(zone, number)).Hotspots();

    [Theory]
    [MemberData(nameof(Weeks))]
    public async Task Every_cell_of_the_heat_map_has_the_hours_throttles_and_least_headroom(string zone, int number) => (await CompareAsync(zone, number)).HeatMap();

    [Theory]
    [MemberData(nameof(Weeks))]
    public async Task Every_hour_names_the_functions_that_were_throttled_in_it(string zone, int number) =>
        (await CompareAsync(zone, number)).Hours((await fortnight.ReviewAsync(LocalWeek.Of(zone, number))).Input!);

    [Fact]
    public void What_is_claimed_lies_on_the_bound_of_busy_minutes_and_right_above_it()
    {
        var (first, end) = (LocalWeek.Of("UTC", 43).FirstMinute, LocalWeek.Of("UTC", 44).EndMinute);
        Assert.Equal([4 * FortnightStage.Limit / 5, 4 * FortnightStage.Limit / 5 + 1], Truth.AllClaimed(first, end).Where(claimed => claimed is 320 or 321).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task A_week_that_has_begun_is_held_against_as_much_of_the_one_before(string zone)
    {
        var (week, before) = (LocalWeek.Of(zone, 45), LocalWeek.Of(zone, 44));
        var answer = await fortnight.ReviewAsync(week);

        var passed = SimulatedFortnight.Now.ToUnixTimeSeconds() / 60 - week.FirstMinute;
        // The last minutes are not settled.
        var end = answer.Kept!.LastMinute!.Value + 1;
        Assert.InRange(end, week.FirstMinute + passed - 30, week.FirstMinute + passed - 3);
        var headline = answer.Review!.Headline;
        Assert.Equal(new(Truth.Throttles(week.FirstMinute, end), Truth.Throttles(before.FirstMinute, before.FirstMinute + passed)), headline.Throttled);
        Assert.Equal(new(Truth.ThrottledMinutes(week.FirstMinute, end), Truth.ThrottledMinutes(before.FirstMinute, before.FirstMinute + passed)), headline.ThrottledMinutes);
        Assert.Equal(((int)passed, (int)(end - week.FirstMinute), 0), (headline.Passed, headline.Known, headline.Unattributed));
        Assert.NotEmpty(answer.Review.Hotspots);
        Assert.All(answer.Review.Hotspots, spot =>
            Assert.Equal((Truth.Throttles(spot.Function, before.FirstMinute, before.EndMinute), Truth.Throttles(spot.Function, week.FirstMinute, end)), (spot.Trend[^2], spot.Trend[^1])));
    }

    [Fact]
    public async Task Beside_each_change_stands_what_was_throttled_in_the_hours_around_it()
    {
        var changes = (await fortnight.ReviewAsync(LocalWeek.Of("UTC", 43))).Review!.Changes;

        Assert.Equal([("2", "0"), ("0", "2")], changes.Where(change => change.Change.Setting == ChangedSetting.Reserved).Select(change => (change.Change.Before, change.Change.After)));
        Assert.All(changes, change =>
        {
            var (function, minute) = (change.Change.Function, change.Change.Minute);
            Assert.Equal((Truth.Throttles(function, minute - 60, minute), Truth.Throttles(function, minute, minute + 60)), (change.ThrottledBefore, change.ThrottledAfter));
            // In every minute, so that one too few shows.
            Assert.InRange(Truth.ThrottledMinutes(function, minute - 61, minute + 61), 115, 122);
        });
    }

    private async Task<ReviewComparison> CompareAsync(string zone, int number)
    {
        var week = LocalWeek.Of(zone, number);
        var review = (await fortnight.ReviewAsync(week)).Review!;
        return new(Truth, review, [.. Enumerable.Range(42, number - 41).Reverse().Select(each => LocalWeek.Of(zone, each))]);
    }
}
