using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;

namespace Dashboard.Review;

/// <summary>
/// Hours of which the minutes are not kept any more: their sums are, and what was found in them. Minutes are made up so that the hour has
/// as many that are known and that were throttled, as many rejected requests and as much claimed as it had.
/// </summary>
internal static class SummedHours
{
    private const int MinutesPerHour = 60;

    /// <param name="hours">The account's own.</param>
    /// <param name="verdicts">Of all functions.</param>
    public static AccountMinutes Fill(AccountMinutes account, ImmutableArray<(long Hour, HourTotals Totals)> hours, ImmutableArray<RecordedVerdict> verdicts)
    {
        var ofFunctions = new Dictionary<long, long>();
        foreach (var verdict in verdicts)
            if (verdict.Throttles > 0) ofFunctions[verdict.Minute] = ofFunctions.GetValueOrDefault(verdict.Minute) + verdict.Throttles;
        var keptFrom = long.MinValue;
        foreach (var (hour, totals) in hours)
        {
            if (hour * MinutesPerHour < account.FirstMinute || totals.Minutes == 0 || IsKept(account, hour)) continue;
            Fill(account, hour * MinutesPerHour - account.FirstMinute, totals, minute => ofFunctions.GetValueOrDefault(account.FirstMinute + minute));
            keptFrom = (hour + 1) * MinutesPerHour;
        }
        return account with { KeptFrom = keptFrom };
    }

    private static bool IsKept(AccountMinutes account, long hour)
    {
        for (var minute = hour * MinutesPerHour; minute < (hour + 1) * MinutesPerHour; minute++)
            if (account.IsKnown(minute)) return true;
        return false;
    }

    private static void Fill(AccountMinutes account, long first, HourTotals totals, Func<long, long> ofFunctions)
    {
        // Minutes in which functions are known to have been throttled come first: they were known of the account too.
        long[] minutes = [.. Enumerable.Range(0, MinutesPerHour).Select(minute => first + minute).Where(minute => minute < account.Throttles.Length)
            .OrderBy(minute => ofFunctions(minute) == 0).Take(totals.Minutes)];
        foreach (var minute in minutes) account.Throttles[minute] = ofFunctions(minute);
        if (minutes.Length > 0 && totals.Peak > 0) account.Claimed[minutes[0]] = totals.Peak;

        // What the account counts beyond its functions goes to minutes of its own, where there were such.
        var left = totals.Throttles - minutes.Sum(ofFunctions);
        if (left <= 0 || minutes.Length == 0) return;
        var throttled = minutes.Count(minute => ofFunctions(minute) > 0);
        var own = minutes.Skip(throttled).Take(totals.Throttled - throttled).DefaultIfEmpty(minutes[0]).ToArray();
        for (var i = 0; i < own.Length; i++) account.Throttles[own[i]] += left / own.Length + (i < left % own.Length ? 1 : 0);
    }
}
