namespace Dashboard.Analysis.Review;

/// <summary>Counts the week.</summary>
internal static class Headlines
{
    public static WeekHeadline Of(ReviewInput input, WeekHours hours, RejectedMinutes rejected, RecordedVerdict[] now, long first, long end, long firstBefore, long endBefore)
    {
        var (known, busy) = Count(input, first, end);
        var (knownBefore, busyBefore) = Count(input, firstBefore, endBefore);
        var (throttled, minutes) = rejected.Count(first, end);
        var (throttledBefore, minutesBefore) = rejected.Count(firstBefore, endBefore);
        // Against a week of which most is missing everything would seem worse.
        var wasKnown = 2 * knownBefore >= endBefore - firstBefore;
        var worst = hours.Worst(rejected.ByHour(hours));
        return new(
            new(throttled, wasKnown ? throttledBefore : null),
            new(minutes, wasKnown ? minutesBefore : null),
            new(busy, wasKnown && firstBefore >= input.Account.KeptFrom ? busyBefore : null),
            [.. now.GroupBy(verdict => verdict.Harm).OrderByDescending(harm => harm.Key).Select(harm => (harm.Key, harm.Sum(verdict => verdict.Throttles)))],
            worst?.Start, worst?.Throttled ?? 0,
            known, (int)Math.Clamp(input.NowMinute + 1 - first, 0, end - first),
            throttled - now.Sum(verdict => verdict.Throttles))
        {
            IsBusyKnown = first >= input.Account.KeptFrom,
        };
    }

    private static (int Known, int Busy) Count(ReviewInput input, long first, long end)
    {
        var limits = new LimitTimeline(input);
        var (known, busy) = (0, 0);
        for (var minute = first; minute < end; minute++)
        {
            if (input.Account.IsKnown(minute)) known++;
            if (input.Account.At(minute).Claimed > WeekReview.BusyShare * limits.At(minute)) busy++;
        }
        return (known, busy);
    }
}
