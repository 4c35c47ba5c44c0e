namespace Dashboard.Analysis.Review;

/// <summary>Counts the week.</summary>
internal static class Headlines
{
    public static WeekHeadline Of(ReviewInput input, WeekHours hours, RecordedVerdict[] now, RecordedVerdict[] before, long first, long end, long firstBefore, long endBefore)
    {
        var (known, busy, counted) = Count(input, first, end);
        var (knownBefore, busyBefore, _) = Count(input, firstBefore, endBefore);
        var wasKnown = knownBefore > 0 || before.Length > 0;
        var throttled = Sum(now);
        var worst = hours.Worst(now);
        return new(
            new(throttled, wasKnown ? Sum(before) : null),
            new(Minutes(now), wasKnown ? Minutes(before) : null),
            new(busy, knownBefore > 0 ? busyBefore : null),
            [.. now.GroupBy(verdict => verdict.Harm).OrderByDescending(harm => harm.Key).Select(harm => (harm.Key, harm.Sum(verdict => verdict.Throttles)))],
            worst?.Start, worst?.Throttled ?? 0,
            known, (int)Math.Clamp(input.NowMinute + 1 - first, 0, end - first),
            Math.Max(0, counted - throttled));
    }

    private static (int Known, int Busy, long Throttled) Count(ReviewInput input, long first, long end)
    {
        var limits = new LimitTimeline(input);
        var (known, busy, throttled) = (0, 0, 0L);
        for (var minute = first; minute < end; minute++)
        {
            var (claimed, rejected) = input.Account.At(minute);
            if (rejected > 0) throttled += (long)rejected;
            if (!float.IsNaN(claimed) || !float.IsNaN(rejected)) known++;
            if (claimed > WeekReview.BusyShare * limits.At(minute)) busy++;
        }
        return (known, busy, throttled);
    }

    private static long Sum(RecordedVerdict[] verdicts) => verdicts.Sum(verdict => verdict.Throttles);

    private static long Minutes(RecordedVerdict[] verdicts) => verdicts.Select(verdict => verdict.Minute).Distinct().Count();
}
