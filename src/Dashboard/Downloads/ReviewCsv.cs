using System.Globalization;
using Dashboard.Analysis.Review;
using Dashboard.Components.Review;
using Dashboard.Review;

namespace Dashboard.Downloads;

/// <summary>
/// A week's review as comma-separated values: all that the page shows, in its order, one table of which <c>section</c> tells what a line is
/// about. Units stand in the names of columns.
/// </summary>
public static class ReviewCsv
{
    private static readonly string[] Columns =
    [
        "account", "region", "week", "time_zone", "section", "rank", "function", "figure", "value", "week_before",
        "harm", "throttled_requests", "throttled_share_fraction", "throttled_minutes", "worst_hour_utc", "cause", "cause_share_fraction", "what_to_do",
        "setting", "at_utc", "until_utc", "before", "after", "now", "back_to_pool", "monthly_change_usd", "reason",
        "throttled_requests_hour_before", "throttled_requests_hour_after",
        "decision", "note", "outcome", "applied_utc", "applied_before", "applied_after", "compared_days", "throttled_minutes_before", "throttled_minutes_after",
    ];

    public static string Write(ReviewedWeek week)
    {
        var csv = new CsvText();
        string[] trend = [.. Enumerable.Range(0, TrendLength(week.Review)).Reverse().Select(back => string.Create(CultureInfo.InvariantCulture, $"throttled_{week.Review.Week.Add(-back)}"))];
        string[] columns = [.. Columns, .. trend];
        foreach (var column in columns) csv.Text(column);
        csv.EndLine();
        var lines = Headline(week.Review.Headline)
            .Concat(week.Review.Hotspots.Select((spot, rank) => Hotspot(spot, rank, trend)))
            .Concat(week.Review.Changes.Select(Change))
            .Concat(week.Review.Decisions.Select(Decision))
            .Concat(week.Limits.Rows.Select(row => Limit(week, row)))
            .Concat(week.Limits.Others.Select(Other));
        foreach (var line in lines)
        {
            line.Text("account", week.Scope.Name).Text("region", week.Scope.Region).Text("week", week.Review.Week.ToString()).Text("time_zone", week.Zone.Id);
            line.Write(csv, columns);
        }
        return csv.ToString();
    }

    private static IEnumerable<CsvLine> Headline(WeekHeadline headline)
    {
        yield return Figure("throttled_requests", headline.Throttled);
        yield return Figure("throttled_minutes", headline.ThrottledMinutes);
        if (headline.IsBusyKnown) yield return Figure("minutes_above_80_percent_of_limit_claimed", headline.BusyMinutes);
        foreach (var (harm, throttled) in headline.Harms) yield return Figure("throttled_requests", new(throttled, null)).Text("harm", harm.ToString());
        yield return Figure("throttled_requests_of_no_known_function", new(headline.Unattributed, null));
        yield return Figure("minutes_known", new(headline.Known, null));
        yield return Figure("minutes_passed", new(headline.Passed, null));

        static CsvLine Figure(string name, WeekFigure figure) => new CsvLine("headline").Text("figure", name).Number("value", figure.Now).Number("week_before", figure.Before);
    }

    private static CsvLine Hotspot(Hotspot spot, int rank, string[] trend)
    {
        var line = new CsvLine("hotspot").Number("rank", rank + 1).Text("function", spot.Function).Text("harm", spot.Harm.ToString())
            .Number("throttled_requests", spot.Throttled).Number("throttled_share_fraction", spot.Share).Number("throttled_minutes", spot.Minutes).Time("worst_hour_utc", spot.WorstHour)
            .Text("cause", spot.Causes[0].Cause.ToString()).Number("cause_share_fraction", spot.Causes[0].Share).Text("what_to_do", WhatToDo.About(spot.Causes[0].Cause, spot.Harm));
        for (var back = 0; back < trend.Length; back++) line.Number(trend[back], spot.Trend[back]);
        return line;
    }

    private static CsvLine Change(ChangeBesideSpikes beside) => new CsvLine("change").Text("function", beside.Change.Function).Text("setting", beside.Change.Setting.ToString())
        .Time("at_utc", beside.Change.Minute).Text("before", beside.Change.Before).Text("after", beside.Change.After)
        .Number("throttled_requests_hour_before", beside.ThrottledBefore).Number("throttled_requests_hour_after", beside.ThrottledAfter);

    private static CsvLine Decision(DecisionCheck check)
    {
        var line = Decided(new CsvLine("decision").Text("function", check.Decision.Function).Text("setting", check.Decision.Kind), check.Decision)
            .Time("at_utc", check.Decision.Minute).Text("before", check.Decision.Before).Text("after", check.Decision.After).Text("outcome", check.Done());
        if (check.Applied is { } applied) line.Time("applied_utc", applied.Minute).Text("applied_before", applied.Before).Text("applied_after", applied.After);
        if (check.Days == 0) return line;
        return line.Number("compared_days", check.Days).Number("throttled_minutes_before", check.MinutesBefore).Number("throttled_minutes_after", check.MinutesAfter);
    }

    private static CsvLine Limit(ReviewedWeek week, LimitRow row)
    {
        var adjustment = row.Adjustment;
        var line = new CsvLine(adjustment.Group switch
        {
            AdjustmentGroup.StrandedReserve => "stranded_reserve",
            AdjustmentGroup.OversizedProvisioned => "oversized_provisioned",
            _ => "other_limit",
        });
        line.Text("function", adjustment.Function).Text("setting", adjustment.Kind.ToString()).Number("before", adjustment.Now).Text("after", adjustment.ThenText).Number("back_to_pool", adjustment.ToPool)
            .Number("monthly_change_usd", (double?)adjustment.Monthly).Text("reason", adjustment.Reason);
        if (adjustment.Decided(week.Decisions) is { } decision) Decided(line, decision);
        // Without a standing it is recommended right now.
        if (row.Standing is not { } standing) return line.Number("now", adjustment.Now);
        if (standing is { IsKnown: true, IsGone: false }) line.Text("now", standing.Now?.ToString(CultureInfo.InvariantCulture) ?? GivenRecommendation.Removed);
        return Stood(line, standing.Recommended);
    }

    private static CsvLine Other(RecordedRecommendation recommended)
    {
        var given = recommended.Given;
        return Stood(new CsvLine("also_recommended"), recommended).Text("function", given.Function).Text("setting", given.Kind.ToString()).Text("before", given.Before).Text("after", given.After)
            .Number("monthly_change_usd", (double?)given.Monthly).Text("what_to_do", given.Title).Text("reason", given.Reason);
    }

    private static CsvLine Stood(CsvLine line, RecordedRecommendation recommended)
    {
        line.Time("at_utc", recommended.From);
        return recommended.Until is { } until ? line.Time("until_utc", until) : line;
    }

    private static CsvLine Decided(CsvLine line, Decision decision) => line.Text("decision", decision.IsAccepted ? "accepted" : "declined").Text("note", decision.Note);

    private static int TrendLength(WeekReview review) => review.Hotspots.IsEmpty ? 0 : review.Hotspots[0].Trend.Length;
}
