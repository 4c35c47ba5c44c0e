using System.Globalization;
using Dashboard.Analysis.Review;
using Dashboard.Components.Review;
using Dashboard.Live;

namespace Dashboard.Downloads;

/// <summary>A week's hotspots as comma-separated values, in the order of the page, units in the names of columns.</summary>
public static class ReviewCsv
{
    private static readonly string[] Columns =
    [
        "account", "region", "week", "time_zone", "rank", "function", "harm", "throttled_requests", "throttled_share_fraction", "throttled_minutes",
        "worst_hour_utc", "cause", "cause_share_fraction", "what_to_do",
    ];

    public static string Write(AccountScope scope, WeekReview review, TimeZoneInfo zone)
    {
        var csv = new CsvText();
        foreach (var column in Columns) csv.Text(column);
        for (var back = TrendLength(review) - 1; back >= 0; back--)
            csv.Text(string.Create(CultureInfo.InvariantCulture, $"throttled_{review.Week.Add(-back)}"));
        csv.EndLine();
        for (var rank = 0; rank < review.Hotspots.Length; rank++) Write(csv, scope, review, zone, rank);
        return csv.ToString();
    }

    private static void Write(CsvText csv, AccountScope scope, WeekReview review, TimeZoneInfo zone, int rank)
    {
        var spot = review.Hotspots[rank];
        csv
            .Text(scope.Name)
            .Text(scope.Region)
            .Text(review.Week.ToString())
            .Text(zone.Id)
            .Number(rank + 1)
            .Text(spot.Function)
            .Text(spot.Harm.ToString())
            .Number(spot.Throttled)
            .Number(spot.Share)
            .Number(spot.Minutes)
            .Time(DateTimeOffset.FromUnixTimeSeconds(spot.WorstHour * 60))
            .Text(spot.Causes[0].Cause.ToString())
            .Number(spot.Causes[0].Share)
            .Text(WhatToDo.About(spot.Causes[0].Cause, spot.Harm));
        foreach (var week in spot.Trend) csv.Number(week);
        csv.EndLine();
    }

    private static int TrendLength(WeekReview review) => review.Hotspots.IsEmpty ? 0 : review.Hotspots[0].Trend.Length;
}
