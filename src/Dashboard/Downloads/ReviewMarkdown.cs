using Dashboard.Analysis.Review;
using Dashboard.Components;
using Dashboard.Components.Findings;
using Dashboard.Components.Review;
using Dashboard.Review;
using static Dashboard.Downloads.MarkdownText;

namespace Dashboard.Downloads;

/// <summary>A week's review as Markdown, to paste into the notes of a meeting: all that the page shows, in its order.</summary>
public static class ReviewMarkdown
{
    /// <summary>The rest of a list stands in the CSV.</summary>
    private const int MostOthers = 20;

    public static string Write(ReviewedWeek week)
    {
        var time = new WeekTime(week.Zone);
        var text = new MarkdownText();
        Headline(text, week, time);
        Hotspots(text, week.Review, time);
        Changes(text, week.Review, time);
        Decisions(text, week.Review, time);
        Limits(text, week, time);
        return text.ToString();
    }

    private static void Headline(MarkdownText text, ReviewedWeek week, WeekTime time)
    {
        var (review, headline) = (week.Review, week.Review.Headline);
        text.Line($"# Lambda concurrency, week {review.Week.Number} of {review.Week.Year}").Line()
            .Line($"{Escape(week.Scope.Name)}, {week.Scope.Region}: {time.Day(review.FirstMinute)} – {time.Day(review.EndMinute - 1)}, {Escape(week.Zone.Id)}").Line()
            .Line($"- Requests throttled: {Format.Count(headline.Throttled.Now)} ({WeekWords.Change(headline.Throttled)})")
            .Line($"- Minutes with throttles: {Format.Count(headline.ThrottledMinutes.Now)} ({WeekWords.Change(headline.ThrottledMinutes)})")
            .Line($"- Minutes above {Format.Share(WeekReview.BusyShare)} of the limit claimed: {(headline.IsBusyKnown ? Format.Count(headline.BusyMinutes.Now) : Format.None)} ({headline.BusyChange()})");
        if (headline.WorstHour is { } worst) text.Line($"- Worst hour: {time.Hour(worst)}, {Format.Count(headline.WorstHourThrottled)} throttled");
        foreach (var (harm, throttled) in headline.Harms) text.Line($"- {harm.Word()}: {Format.Count(throttled, "request")}");
        if (WeekGaps.Of(headline) is { } gap) text.Line($"- {gap}");
    }

    private static void Hotspots(MarkdownText text, WeekReview review, WeekTime time)
    {
        text.Heading(2, "Throttle hotspots");
        if (review.Hotspots.IsEmpty)
        {
            text.Line(WeekGaps.OfHotspots(review.Headline) ?? "No function was throttled.");
            return;
        }
        text.Head("Function", "Harm", "Limit that was hit", "Requests throttled:", "Share:", "Minutes:", "Worst hour", "What to do");
        foreach (var spot in review.Hotspots)
        {
            text.Row(
                Escape(spot.Function), spot.Harm.Word(), HotspotTable.Causes(spot), Format.Count(spot.Throttled), Format.Share(spot.Share), Format.Count(spot.Minutes),
                time.Hour(spot.WorstHour), WhatToDo.About(spot.Causes[0].Cause, spot.Harm));
        }
    }

    private static void Changes(MarkdownText text, WeekReview review, WeekTime time)
    {
        text.Heading(2, "What changed");
        if (review.Changes.All(WeekWords.IsQuiet)) text.Line("No limit, memory or timeout was seen to change.").Line();
        foreach (var beside in review.Changes.Where(change => !change.IsQuiet())) text.Line($"- {time.Moment(beside.Change.Minute)} {Name(beside.Change.Function)}: {Escape(beside.Change.Describe())} ({beside.Around()})");
        if (review.Quiet() is { } quiet) text.Line($"- {quiet}");
    }

    private static void Decisions(MarkdownText text, WeekReview review, WeekTime time)
    {
        if (review.Decisions.IsEmpty) return;
        text.Heading(2, "What came of decisions").Head("Decided", "Function", "Decision", "What came of it", "Note");
        foreach (var check in review.Decisions)
        {
            var decision = check.Decision;
            text.Row(time.Moment(decision.Minute), Name(decision.Function), Escape($"{decision.Subject()}: {decision.Describe()}"), Escape(check.Outcome()), Escape(decision.Note));
        }
    }

    private static void Limits(MarkdownText text, ReviewedWeek week, WeekTime time)
    {
        var limits = week.Limits;
        text.Heading(2, "Limits to adjust").Line(limits.IsRecord ? "As recommended in the week, beside where they stand now." : "As of now.");
        if (limits.Gap(time) is { } gap) text.Line().Line(gap);
        foreach (var group in Enum.GetValues<AdjustmentGroup>())
        {
            if (!limits.In(group).Any()) continue;
            text.Heading(3, limits.Total(group) is { } total ? $"{group.Title()}: {total}" : group.Title());
            if (limits.IsRecord) text.Head("Function", "Setting", "Was:", "Recommended:", "Effect:", "Why", "Now", "Decision");
            else text.Head("Function", "Setting", "Now:", "Recommended:", "Effect:", "Why", "Decision");
            foreach (var row in limits.In(group)) Limit(text, week, row, time);
        }
        if (limits.Others.IsEmpty) return;
        text.Heading(3, $"Also recommended: {limits.Others.Kinds()}");
        foreach (var other in limits.Others.Take(MostOthers)) text.Line($"- {Name(other.Given.Function)}: {Escape(other.Given.Describe())}{(other.Ended(time) is { } ended ? $", {Escape(ended)}" : "")}");
        if (limits.Others.Length > MostOthers) text.Line($"- and {Format.Count(limits.Others.Length - MostOthers)} more");
    }

    private static void Limit(MarkdownText text, ReviewedWeek week, LimitRow row, WeekTime time)
    {
        var adjustment = row.Adjustment;
        var decision = adjustment.Decided(week.Decisions) is { } made
            ? $"{(made.IsAccepted ? "accepted" : "declined")} {time.Day(made.Minute)}{(made.Note.Length == 0 ? "" : $": {Escape(made.Note)}")}"
            : "";
        string[] cells = [Escape(adjustment.Function), adjustment.Setting(), Format.Number(adjustment.Now), adjustment.Recommended(), adjustment.Effect(), Escape(adjustment.Reason)];
        if (row.Standing is not { } standing) text.Row([.. cells, decision]);
        else text.Row([.. cells, standing.Recommended.Ended(time) is { } ended ? $"{row.Now()}; {Escape(ended)}" : row.Now(), decision]);
    }

    private static string Name(string function) => function.Length == 0 ? "the account" : Escape(function);
}
