using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.Review;
using Dashboard.Tests.History;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Review;

public sealed class ReviewSourceTests : IDisposable
{
    private readonly HistoryArchive _archive = new(dataFolder: null);
    private readonly RecordedWeek _week;
    private readonly ReviewSource _source;

    public ReviewSourceTests()
    {
        _week = new("shop-eu-west-1", _archive);
        _source = new(_archive, new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)));
    }

    private static ReviewQuery Query => new("shop-eu-west-1", RecordedWeek.Week, TimeZoneInfo.Utc, 1000);

    [Fact]
    public async Task A_week_is_made_of_what_was_kept()
    {
        _week.Throttle("pay", 125, 7);
        _week.Throttle("pay", -3, 5);

        var review = (await _source.ReadAsync(Query)).Review!;

        Assert.Equal(7, review.Headline.Throttled.Now);
        Assert.Null(review.Headline.Throttled.Before);
        Assert.Equal(0, review.Headline.Unattributed);
        var spot = Assert.Single(review.Hotspots);
        Assert.Equal(("pay", 7L, RecordedWeek.First + 120), (spot.Function, spot.Throttled, spot.WorstHour));
        Assert.Equal(897, review.Heat[0, 2]!.Headroom);
    }

    [Fact]
    public async Task Earlier_weeks_of_the_trend_come_from_the_hours_that_were_packed()
    {
        _week.Throttle("pay", -4 * 10_080 - 30, 4);
        _week.Throttle("pay", -10_080 - 30, 5);
        _week.Write(writer => writer.Seal(_week.Scope, RecordedWeek.First));
        _week.Throttle("pay", 5, 7);

        var spot = Assert.Single((await _source.ReadAsync(Query)).Review!.Hotspots);

        Assert.Equal([0, 0, 4, 0, 0, 5, 0, 7], spot.Trend);
    }

    [Fact]
    public async Task Hours_that_are_not_packed_yet_count_in_the_trend()
    {
        _week.Throttle("pay", -30, 4);
        _week.Throttle("pay", 5, 7);

        var spot = Assert.Single((await _source.ReadAsync(Query)).Review!.Hotspots);

        Assert.Equal([0, 0, 0, 0, 0, 0, 4, 7], spot.Trend);
    }

    [Fact]
    public async Task Weeks_of_the_trend_begin_at_midnight_where_that_is_within_an_hour_of_UTC()
    {
        // Monday begins 5 h 30 min before that of UTC: each pair is a minute before and a minute after.
        foreach (var (back, throttles) in new[] { (5, 1_000), (4, 100), (1, 10), (0, 1) })
        {
            _week.Throttle("pay", -back * 10_080 - 331, throttles);
            _week.Throttle("pay", -back * 10_080 - 330, 2 * throttles);
        }
        _week.Write(writer => writer.Seal(_week.Scope, RecordedWeek.First));

        var spot = Assert.Single((await _source.ReadAsync(Query with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata") })).Review!.Hotspots);

        Assert.Equal([0, 1_000, 2_100, 200, 0, 10, 21, 2], spot.Trend);
    }

    [Fact]
    public async Task A_review_is_made_once_until_the_history_changes()
    {
        _week.Throttle("pay", 5, 7);
        var first = await _source.ReadAsync(Query);

        Assert.Same(first, await _source.ReadAsync(Query));
        _week.Throttle("pay", 6, 1);

        Assert.Equal(8, (await _source.ReadAsync(Query)).Review!.Headline.Throttled.Now);
    }

    [Fact]
    public async Task All_who_ask_at_once_get_the_same_review()
    {
        _week.Throttle("pay", 5, 7);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _source.ReadAsync(Query)));

        Assert.All(answers, answer => Assert.Same(answers[0], answer));
    }

    [Fact]
    public async Task A_week_outside_the_history_has_no_review()
    {
        Assert.Null((await _source.ReadAsync(Query)).Review);
        _week.Throttle("pay", 5, 7);

        var before = await _source.ReadAsync(Query with { Week = RecordedWeek.Week.Add(-3) });
        var after = await _source.ReadAsync(Query with { Week = RecordedWeek.Week.Add(1) });

        Assert.Null(after.Review);
        Assert.Null(after.Fault);
        Assert.Equal(0, before.Review?.Headline.Known ?? 0);
    }

    [Fact]
    public async Task What_was_decided_and_applied_two_weeks_before_is_checked_against_the_minutes_around_it()
    {
        const int ADay = 1440, TwoWeeks = 14 * ADay;
        _week.Hours(-TwoWeeks - 7 * ADay, 21 * 24);
        for (var minute = 0; minute < 5; minute++) _week.Throttle("pay", 100 - TwoWeeks + minute, 7);
        _week.Throttle("pay", 300 - TwoWeeks, 7);
        _week.Write(writer => writer.WriteDecision(_week.Scope, new("pay", "Reserved", RecordedWeek.First + 110 - TwoWeeks, "50", "80", true, "after the sale")));
        _week.Write(writer => writer.WriteChanges(_week.Scope, [new("pay", RecordedWeek.First + 120 - TwoWeeks, ChangedSetting.Reserved, "50", "80")], []));
        _week.Minute("pay", 5);

        var check = Assert.Single((await _source.ReadAsync(Query)).Review!.Decisions);

        Assert.Equal((7.0, 5, 1), (check.Days, check.MinutesBefore, check.MinutesAfter));
        Assert.Equal(("after the sale", true), (check.Decision.Note, check.IsAsDecided));
    }

    [Fact]
    public async Task Of_each_setting_as_it_was_the_last_value_recommended_in_the_week_is_the_one_of_its_record()
    {
        _week.Throttle("pay", 5, 7);
        Recommend(-90, Limits.Reserve("pay", 50, "70"), Limits.Reserve("tax", 50, "5", isStranded: true), Limits.Timeout("slow"));
        Recommend(300, Limits.Reserve("pay", 50, "80"));
        Recommend(350, Limits.Reserve("tax", 40, "5", isStranded: true));
        _week.Write(writer => writer.WriteRecommendations(_week.Scope, RecordedWeek.First + 400, [new("slow", RecommendationKind.Timeout, RecordedWeek.First - 5, null)]));
        Recommend(20_000, Limits.Reserve("pay", 50, "90"), Limits.Reserve("late", 50, "90"));
        _week.Write(writer => writer.WriteChanges(_week.Scope, [], [new("pay", ChangedSetting.Reserved, "80"), new("idle", ChangedSetting.Reserved, "1")]));

        var advice = (await _source.ReadAsync(Query)).Advice;

        Assert.Equal(
            [("pay", "50", "80", "90"), ("tax", "50", "5", "5"), ("tax", "40", "5", null)],
            advice.Recommendations.Select(each => (each.Given.Function, each.Given.Before, each.Given.After, each.Next)));
        Assert.Equal((RecordedWeek.First - 90, RecordedWeek.First + 20_000), advice.LookedAt);
        Assert.Equal([(("pay", ChangedSetting.Reserved), "80")], advice.Settings.Select(setting => (setting.Key, setting.Value)));
    }

    [Fact]
    public async Task A_week_of_which_the_sums_of_hours_are_left_tells_the_same_but_for_busy_minutes()
    {
        _week.Hours(-10_080, 168);
        // Two functions at once, one alone, what no function was found for beside one and alone, and an hour that is known in part.
        _week.Throttle("pay", 125, 7);
        _week.Write(writer => writer.AddVerdicts(_week.Scope, [new("mail", RecordedWeek.First + 125, Pattern.PoolUsed, Confidence.Proved, Harm.Retried, 5)]));
        _week.Minute("pay", 125, 12);
        _week.Throttle("mail", 126, 3);
        _week.Minute("pay", 127, 90);
        _week.Minute("pay", 128, 11);
        _week.Minute("pay", 190);
        _week.Throttle("pay", 191, 4);
        _week.Write(writer => writer.Write(_week.Scope, [TemporaryHistory.Minute(RecordedWeek.First + 191, 50, 40)], ["pay", "idle"]));
        _week.Minute("pay", 4_000, 5);
        _week.Write(writer => writer.Seal(_week.Scope, RecordedWeek.First + 20_000));
        var kept = (await _source.ReadAsync(Query)).Review!;

        for (var isDone = false; !isDone;) _week.Write(writer => writer.RetainSome(RecordedWeek.First / 60 + 1_000, 0, 0, out isDone));
        var summed = (await _source.ReadAsync(Query)).Review!;

        Assert.Equal((161, 6, 116, 142), (kept.Headline.Throttled.Now, kept.Headline.ThrottledMinutes.Now, kept.Headline.WorstHourThrottled, kept.Headline.Unattributed));
        Assert.Equal(kept.Headline with { Harms = [], IsBusyKnown = false, BusyMinutes = default }, summed.Headline with { Harms = [], BusyMinutes = default });
        Assert.Null(summed.Headline.BusyMinutes.Before);
        Assert.True(kept.Headline.IsBusyKnown);
        Assert.Equal(kept.Heat.Cells.Where(cell => cell.Known > 0), summed.Heat.Cells.Where(cell => cell.Known > 0));
        Assert.Equal(3, summed.Heat.Cells.Count(cell => cell.Known > 0));
        Assert.Equal(kept.Hotspots.Select(spot => (spot.Function, spot.Throttled, spot.Minutes)), summed.Hotspots.Select(spot => (spot.Function, spot.Throttled, spot.Minutes)));
    }

    [Fact]
    public async Task What_a_change_led_to_is_counted_in_the_hour_after_it_beyond_the_weeks_end()
    {
        const int Week = 7 * 1440;
        foreach (var at in new[] { Week - 120, Week + 20, Week + 5 * 1440, Week + 6 * 1440 + 30 }) _week.Throttle("pay", at, 7);
        _week.Write(writer => writer.WriteChanges(_week.Scope, [new("pay", RecordedWeek.First + Week - 30, ChangedSetting.Reserved, "50", "80")], []));
        using var later = new ReviewSource(_archive, new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddMinutes(RecordedWeek.First + 3 * Week)));

        var review = (await later.ReadAsync(Query)).Review!;

        var change = Assert.Single(review.Changes);
        Assert.Equal((0, 7), (change.ThrottledBefore, change.ThrottledAfter));
        Assert.Equal(7, review.Headline.Throttled.Now);
    }

    [Fact]
    public async Task A_decision_of_two_weeks_ago_that_was_carried_out_at_once_is_checked()
    {
        const int TwoWeeksAgo = -14 * 1440;
        _week.Hours(-21 * 1440, 21 * 24);
        _week.Throttle("pay", TwoWeeksAgo + 100, 7);
        _week.Throttle("pay", 5, 7);
        _week.Write(writer => writer.WriteDecision(_week.Scope, new("pay", "Reserved", RecordedWeek.First + TwoWeeksAgo + 110, "50", "80", true, "")));
        _week.Write(writer => writer.WriteChanges(_week.Scope, [new("pay", RecordedWeek.First + TwoWeeksAgo + 120, ChangedSetting.Reserved, "50", "80")], []));

        var check = Assert.Single((await _source.ReadAsync(Query)).Review!.Decisions);

        Assert.Equal((RecordedWeek.First + TwoWeeksAgo + 120, 7.0, 1, 0), (check.Applied?.Minute, check.Days, check.MinutesBefore, check.MinutesAfter));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_not_remembered()
    {
        _week.Throttle("pay", 5, 7);
        var path = _week.Archive.Path;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var aside = path + ".aside";
        File.Move(path, aside);

        Assert.NotNull((await _source.ReadAsync(Query)).Fault);
        File.Move(aside, path, overwrite: true);

        var again = await _source.ReadAsync(Query);
        Assert.Null(again.Fault);
        Assert.NotNull(again.Review);
    }

    private void Recommend(long at, params GivenRecommendation[] given) => _week.Write(writer => writer.WriteRecommendations(
        _week.Scope, RecordedWeek.First + at, [.. given.Select(each => new RecommendationChange(each.Function, each.Kind, RecordedWeek.First + at, each))]));

    public void Dispose()
    {
        _source.Dispose();
        _archive.Dispose();
    }
}
