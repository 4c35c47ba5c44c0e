namespace Dashboard.Polling.Planning;

/// <summary>What all functions would cost a minute if each were read as often as its tier says, in US dollars.</summary>
/// <param name="Rest">Of warm and quiet functions, and of the last days by the hour.</param>
public readonly record struct PlannedCost(decimal Hot, decimal Rest)
{
    public decimal Total => Hot + Rest;
}

/// <summary>
/// By what intervals are lengthened so that a budget lasts: those of warm and quiet functions first, and of hot ones only when these alone
/// are more than most of it. Pure.
/// </summary>
/// <param name="Hot">At least 1.</param>
/// <param name="Rest">At least 1.</param>
public readonly record struct Stretch(double Hot, double Rest)
{
    /// <summary>Held back for what cannot be planned: looking for culprits.</summary>
    private const decimal Planned = 0.9m;

    /// <summary>Of what is planned with, the most that hot functions get.</summary>
    private const decimal MostForHot = 0.75m;

    private const int LongestHotMinutes = 5;
    private const int LongestMinutes = 24 * 60;

    public static Stretch None { get; } = new(1, 1);

    public bool IsNone => this == None;

    public static Stretch Of(PlannedCost cost, Allowance allowance)
    {
        if (allowance == Allowance.Unlimited) return None;
        var planned = allowance.PerMinute * Planned;
        if (cost.Total <= planned) return None;
        var hot = Math.Min(cost.Hot, planned * MostForHot);
        return new(Ratio(cost.Hot, hot, LongestHotMinutes), Ratio(cost.Rest, planned - hot, LongestMinutes));
    }

    /// <summary>Whole minutes between two reads.</summary>
    /// <param name="minutes">Without regard to cost.</param>
    public int Apply(PollTier tier, int minutes) => tier == PollTier.Hot
        ? Math.Min(LongestHotMinutes, (int)Math.Ceiling(minutes * Hot))
        : (int)Math.Min(LongestMinutes, Math.Ceiling(minutes * Rest));

    private static double Ratio(decimal wanted, decimal affordable, int most) => affordable <= 0 ? wanted > 0 ? most : 1 : Math.Clamp((double)(wanted / affordable), 1, most);
}
