namespace Dashboard.Analysis.Recommendations;

/// <summary>Two levels of provisioned concurrency a day.</summary>
/// <param name="FirstHour">First busy hour, UTC, 0 to 23.</param>
/// <param name="Hours">How many hours are busy, 1 to 23; they may run past midnight.</param>
/// <param name="Busy">Provisioned concurrency in the busy hours.</param>
/// <param name="Quiet">In all others.</param>
public sealed record DailySchedule(int FirstHour, int Hours, int Busy, int Quiet)
{
    /// <summary>
    /// Minutes before the busy hours at which environments are asked for: it takes a minute or two to begin, and none is usable before all
    /// are there. Source: Lambda developer guide, lambda-concurrency.
    /// </summary>
    public const int LeadMinutes = 10;

    private const int HoursPerDay = 24;

    public TimeOnly RaiseAt => new TimeOnly(FirstHour, 0).AddMinutes(-LeadMinutes);
    public TimeOnly LowerAt => new((FirstHour + Hours) % HoursPerDay, 0);

    public int At(int hour) => (hour - FirstHour + HoursPerDay) % HoursPerDay < Hours ? Busy : Quiet;

    /// <summary>The cheapest two levels that cover every hour's need.</summary>
    /// <param name="needs">By hour of the day.</param>
    public static DailySchedule Of(ReadOnlySpan<int> needs)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(needs.Length, HoursPerDay);
        DailySchedule? best = null;
        var least = int.MaxValue;
        for (var first = 0; first < HoursPerDay; first++)
            for (var hours = 1; hours < HoursPerDay; hours++)
            {
                var (busy, quiet) = (0, 0);
                for (var i = 0; i < HoursPerDay; i++)
                {
                    var need = needs[(first + i) % HoursPerDay];
                    if (i < hours) busy = Math.Max(busy, need);
                    else quiet = Math.Max(quiet, need);
                }
                var total = busy * hours + quiet * (HoursPerDay - hours);
                if (busy < quiet || total >= least) continue;
                (least, best) = (total, new(first, hours, busy, quiet));
            }
        return best!;
    }
}
