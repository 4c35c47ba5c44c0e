using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Review;

/// <summary>A number of this week beside that of the week before: of as much of it as has passed of this one.</summary>
/// <param name="Before">Null when less than half of the week before is known.</param>
public readonly record struct WeekFigure(long Now, long? Before);

/// <summary>The week in a few numbers.</summary>
/// <param name="Throttled">Requests rejected.</param>
/// <param name="ThrottledMinutes">Minutes in which any function was throttled.</param>
/// <param name="BusyMinutes">Minutes with more than <see cref="WeekReview.BusyShare"/> of the account's limit claimed.</param>
/// <param name="Harms">Rejected requests by what that did to people, the worst first.</param>
/// <param name="WorstHour">Minute in which the hour with most rejected requests begins; null when none was.</param>
/// <param name="WorstHourThrottled">Requests rejected in it.</param>
/// <param name="Known">Minutes of the account that are known.</param>
/// <param name="Passed">Minutes of the week that are over.</param>
/// <param name="Unattributed">Of the rejected requests, those that the account's own series counts and no function's does: functions were not read then.</param>
public sealed record WeekHeadline(
    WeekFigure Throttled, WeekFigure ThrottledMinutes, WeekFigure BusyMinutes, ImmutableArray<(Harm Harm, long Throttled)> Harms,
    long? WorstHour, long WorstHourThrottled, int Known, int Passed, long Unattributed)
{
    /// <summary>False where only the sums of hours are kept any more: <see cref="BusyMinutes"/> cannot be told from them.</summary>
    public bool IsBusyKnown { get; init; } = true;
}

/// <summary>A function that was throttled.</summary>
/// <param name="Share">Of all requests rejected in the week.</param>
/// <param name="Harm">The worst that concerns a good part of its rejected requests.</param>
/// <param name="Causes">With their shares of its rejected requests, the greatest first.</param>
/// <param name="WorstHour">Minute in which its worst hour begins.</param>
/// <param name="Trend">Requests rejected week by week, this one last.</param>
public sealed record Hotspot(
    string Function, long Throttled, int Minutes, double Share, Harm Harm, ImmutableArray<(Pattern Cause, double Share)> Causes, long WorstHour, ImmutableArray<long> Trend);

/// <summary>A change of settings with the requests rejected in the hour before and the hour after: of the function, or of all for the account's.</summary>
public sealed record ChangeBesideSpikes(RecordedChange Change, long ThrottledBefore, long ThrottledAfter)
{
    /// <summary>Looked at before a change, and after it.</summary>
    public const int Minutes = 60;
}

/// <summary>Everything a meeting looks at.</summary>
/// <param name="Hotspots">The most harmful first, and of those equal the most throttled.</param>
/// <param name="Changes">The oldest first.</param>
/// <param name="Decisions">The newest first.</param>
public sealed record WeekReview(
    IsoWeek Week, long FirstMinute, long EndMinute, WeekHeadline Headline, ImmutableArray<Hotspot> Hotspots, HeatMap Heat, ImmutableArray<ChangeBesideSpikes> Changes,
    ImmutableArray<DecisionCheck> Decisions)
{
    /// <summary>Share of the limit from which a minute counts as busy: what AWS advises to alarm at is 70 to 80 %.</summary>
    public const double BusyShare = 0.8;

    /// <summary>A harm counts for the rank of a function when it concerns this share of its rejected requests.</summary>
    public const double HarmShare = 0.05;

    public static WeekReview Of(ReviewInput input)
    {
        var (first, end) = input.Week.Minutes(input.Zone);
        var (firstBefore, _) = input.Week.Add(-1).Minutes(input.Zone);
        var throttled = input.Verdicts.Where(verdict => verdict.Throttles > 0).ToArray();
        var now = throttled.Where(verdict => verdict.Minute >= first && verdict.Minute < end).ToArray();
        // A week that is not over is held against as much of the one before.
        var endBefore = Math.Min(first, firstBefore + Math.Max(0, input.NowMinute + 1 - first));
        var rejected = new RejectedMinutes(input, throttled);
        var hours = new WeekHours(first, end, input.Zone);
        return new(
            input.Week, first, end, Headlines.Of(input, hours, rejected, now, first, end, firstBefore, endBefore), Rank(now, input.EarlierWeeks, hours), HeatMap.Of(input, hours, rejected),
            [.. input.Changes.Where(change => change.Minute >= first && change.Minute < end).OrderBy(change => change.Minute).Select(change => Beside(change, throttled))],
            [.. input.Decisions.Where(decision => decision.Minute < end).OrderByDescending(decision => decision.Minute).Select(decision => DecisionCheck.Of(decision, input, end))]);
    }

    private static ImmutableArray<Hotspot> Rank(RecordedVerdict[] verdicts, ImmutableArray<ImmutableDictionary<string, long>> earlier, WeekHours hours)
    {
        var total = verdicts.Sum(verdict => verdict.Throttles);
        return [.. verdicts.GroupBy(verdict => verdict.Function, StringComparer.Ordinal)
            .Select(function => Describe(function.Key, [.. function], total, earlier, hours))
            .OrderByDescending(spot => spot.Harm).ThenByDescending(spot => spot.Throttled).ThenBy(spot => spot.Function, StringComparer.Ordinal)];
    }

    private static Hotspot Describe(string function, RecordedVerdict[] verdicts, long total, ImmutableArray<ImmutableDictionary<string, long>> earlier, WeekHours hours)
    {
        var throttled = verdicts.Sum(verdict => verdict.Throttles);
        return new(
            function, throttled, verdicts.Select(verdict => verdict.Minute).Distinct().Count(), (double)throttled / total,
            verdicts.GroupBy(verdict => verdict.Harm).Where(harm => harm.Sum(verdict => verdict.Throttles) >= HarmShare * throttled).Max(harm => harm.Key),
            [.. verdicts.GroupBy(verdict => verdict.Pattern).Select(cause => (cause.Key, Share: (double)cause.Sum(verdict => verdict.Throttles) / throttled)).OrderByDescending(cause => cause.Share).ThenBy(cause => cause.Key)],
            hours.Worst(verdicts)!.Value.Start,
            [.. earlier.Select(week => week.GetValueOrDefault(function)), throttled]);
    }

    private static ChangeBesideSpikes Beside(RecordedChange change, RecordedVerdict[] throttled)
    {
        long before = 0, after = 0;
        foreach (var verdict in throttled)
        {
            if (change.Function.Length > 0 && verdict.Function != change.Function) continue;
            if (verdict.Minute >= change.Minute - ChangeBesideSpikes.Minutes && verdict.Minute < change.Minute) before += verdict.Throttles;
            else if (verdict.Minute >= change.Minute && verdict.Minute < change.Minute + ChangeBesideSpikes.Minutes) after += verdict.Throttles;
        }
        return new(change, before, after);
    }
}
