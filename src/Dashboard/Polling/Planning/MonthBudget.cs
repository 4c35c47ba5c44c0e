namespace Dashboard.Polling.Planning;

/// <summary>What is left of a month's budget for all but the trip-wire.</summary>
/// <param name="Left">US dollars, after what the account's own series cost up to the month's end.</param>
/// <param name="PerMinute">US dollars a minute when it is to last.</param>
public readonly record struct Allowance(decimal Left, decimal PerMinute)
{
    public static Allowance Unlimited { get; } = new(decimal.MaxValue, decimal.MaxValue);
}

/// <summary>Spreads a budget over what is left of a calendar month, in UTC as AWS bills. Pure.</summary>
public static class MonthBudget
{
    public static DateTimeOffset Begin(DateTimeOffset now) => new(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset End(DateTimeOffset now) => Begin(now).AddMonths(1);

    /// <param name="budget">US dollars for the whole month; null: no bound.</param>
    /// <param name="spent">US dollars of it that are gone.</param>
    /// <param name="tripWirePerMinute">US dollars that the account's own series cost a minute; they are read in any case.</param>
    public static Allowance Of(decimal? budget, decimal spent, decimal tripWirePerMinute, DateTimeOffset now)
    {
        if (budget is not { } total) return Allowance.Unlimited;
        var minutes = MinutesLeft(now);
        var left = Math.Max(0, total - spent - tripWirePerMinute * minutes);
        return new(left, left / minutes);
    }

    /// <summary>What of a budget must be taken for gone by a process that does not know what was spent before it: as much as of the month is over.</summary>
    public static decimal PresumedSpent(decimal budget, DateTimeOffset now) => budget * (decimal)((now - Begin(now)) / (End(now) - Begin(now)));

    private static decimal MinutesLeft(DateTimeOffset now) => Math.Max(1, Math.Ceiling((decimal)(End(now) - now).TotalMinutes));
}
