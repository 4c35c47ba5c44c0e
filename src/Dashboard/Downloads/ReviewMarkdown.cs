using System.Text;
using Dashboard.Analysis.Review;
using Dashboard.Components;
using Dashboard.Components.Findings;
using Dashboard.Components.Review;
using Dashboard.Live;

namespace Dashboard.Downloads;

/// <summary>A week's review as Markdown, to paste into the notes of a meeting.</summary>
public static class ReviewMarkdown
{
    public static string Write(AccountScope scope, WeekReview review, TimeZoneInfo zone)
    {
        var time = new WeekTime(zone);
        var text = new StringBuilder();
        var headline = review.Headline;
        Line($"# Lambda concurrency, week {review.Week.Number} of {review.Week.Year}");
        Line();
        Line(Escape($"{scope.Name}, {scope.Region}: {time.Day(review.FirstMinute)} – {time.Day(review.EndMinute - 1)}, {zone.Id}"));
        Line();
        Line($"- Requests throttled: {Format.Count(headline.Throttled.Now)} ({WeekWords.Change(headline.Throttled)})");
        Line($"- Minutes with throttles: {Format.Count(headline.ThrottledMinutes.Now)} ({WeekWords.Change(headline.ThrottledMinutes)})");
        Line($"- Minutes above {Format.Share(WeekReview.BusyShare)} of the limit claimed: {Format.Count(headline.BusyMinutes.Now)} ({WeekWords.Change(headline.BusyMinutes)})");
        if (headline.WorstHour is { } worst) Line($"- Worst hour: {time.Hour(worst)}, {Format.Count(headline.WorstHourThrottled)} throttled");
        foreach (var (harm, throttled) in headline.Harms) Line($"- {harm.Word()}: {Format.Count(throttled)}");
        if (WeekGaps.Of(headline) is { } gap) Line($"- {gap}");
        if (!review.Hotspots.IsEmpty)
        {
            Heading("Throttle hotspots");
            Row("Function", "Harm", "Limit that was hit", "Throttled", "Share", "Minutes", "Worst hour", "What to do");
            Row("---", "---", "---", "---:", "---:", "---:", "---", "---");
            foreach (var spot in review.Hotspots)
            {
                Row(
                    Escape(spot.Function), spot.Harm.Word(), HotspotTable.Causes(spot), Format.Count(spot.Throttled), Format.Share(spot.Share), Format.Count(spot.Minutes),
                    time.Hour(spot.WorstHour), WhatToDo.About(spot.Causes[0].Cause, spot.Harm));
            }
        }
        if (!review.Changes.IsEmpty)
        {
            Heading("What changed");
            foreach (var (change, before, after) in review.Changes)
                Line($"- {time.Moment(change.Minute)} {Escape(Name(change.Function))}: {Escape(change.Describe())} (throttled {Format.Count(before)} the hour before, {Format.Count(after)} the hour after)");
        }
        if (!review.Decisions.IsEmpty)
        {
            Heading("What came of decisions");
            foreach (var check in review.Decisions)
                Line($"- {time.Moment(check.Decision.Minute)} {Escape(check.Decision.Function)}: {Escape(check.Outcome())}{(check.Decision.Note.Length == 0 ? "" : " – " + Escape(check.Decision.Note))}");
        }
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');

        void Heading(string heading)
        {
            Line();
            Line($"## {heading}");
            Line();
        }

        void Row(params ReadOnlySpan<string> cells) => Line($"| {string.Join(" | ", cells)} |");
    }

    private static string Name(string function) => function.Length == 0 ? "the account" : function;

    /// <summary>Names and notes come from elsewhere: none of their letters may be taken for markup.</summary>
    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var letter in value.ReplaceLineEndings(" "))
        {
            if ("\\`*_{}[]<>()#+!|~&".Contains(letter, StringComparison.Ordinal)) text.Append('\\');
            text.Append(letter);
        }
        return text.ToString();
    }
}
