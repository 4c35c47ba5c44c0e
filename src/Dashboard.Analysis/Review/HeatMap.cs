namespace Dashboard.Analysis.Review;

/// <summary>One hour of the week, by the clock on the wall.</summary>
/// <param name="Start">Its first minute, in minutes since 1970.</param>
/// <param name="Minutes">60; 120 where clocks are put back, 30 or 90 in zones that move by half an hour.</param>
/// <param name="Throttled">Requests rejected.</param>
/// <param name="Headroom">Least number of concurrent executions that were left of the account's limit; null when unknown.</param>
/// <param name="Known">Minutes of the account that are known.</param>
public sealed record HeatCell(long Start, int Minutes, long Throttled, int? Headroom, int Known);

/// <summary>A week hour by hour.</summary>
/// <param name="cells">168, Monday's first hour first; null for an hour that the week does not have.</param>
public sealed class HeatMap(HeatCell?[] cells)
{
    /// <param name="day">0 for Monday.</param>
    public HeatCell? this[int day, int hour] => cells[day * WeekHours.PerDay + hour];

    public IEnumerable<HeatCell> Cells => cells.OfType<HeatCell>();

    internal static HeatMap Of(ReviewInput input, WeekHours hours, RejectedMinutes rejected)
    {
        var throttled = rejected.ByHour(hours);
        var known = new int[WeekHours.PerWeek];
        var headroom = new int?[WeekHours.PerWeek];
        var limits = new LimitTimeline(input);
        for (var minute = hours.First; minute < hours.End; minute++)
        {
            var claimed = input.Account.At(minute).Claimed;
            var hour = hours.Of(minute);
            if (input.Account.IsKnown(minute)) known[hour]++;
            if (float.IsNaN(claimed) || limits.At(minute) is not { } limit) continue;
            var left = Math.Max(0, limit - (int)claimed);
            if (headroom[hour] is not { } least || left < least) headroom[hour] = left;
        }
        var lengths = hours.Lengths();
        return new([.. Enumerable.Range(0, WeekHours.PerWeek).Select(hour =>
            hours.Start(hour) is { } start ? new HeatCell(start, lengths[hour], throttled[hour], headroom[hour], known[hour]) : null)]);
    }
}
