using System.Globalization;

namespace Dashboard.Options;

/// <summary>How often AWS is asked. The account's own series are read every minute whatever stands here.</summary>
/// <param name="MonthlyBudget">US dollars that asking CloudWatch may cost a calendar month for each account and Region; null: no bound.</param>
/// <param name="InventoryInterval">Between two listings of all functions.</param>
/// <param name="DetailInterval">Between two rounds through the functions' reserved and provisioned concurrency.</param>
/// <param name="UsageInterval">Between two reads of the last 14 days by the hour.</param>
/// <param name="LambdaRequestsPerSecond">
/// Bound on calls about single functions. Lambda allows the whole account 15 a second, deployments included.
/// Source: Lambda developer guide, "Lambda quotas" (gettingstarted-limits).
/// </param>
public sealed record PollingOptions(decimal? MonthlyBudget, TimeSpan InventoryInterval, TimeSpan DetailInterval, TimeSpan UsageInterval, int LambdaRequestsPerSecond)
{
    /// <summary>Written for a budget without bound.</summary>
    public const string Unlimited = "unlimited";

    /// <summary>What the account's own seven series cost in the longest month, rounded up.</summary>
    public const decimal LeastBudget = 3.2m;

    public static PollingOptions Default { get; } = new(50m, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(6), 5);

    /// <summary>The defaults without a bound on what they cost, so that nothing depends on the day of the month.</summary>
    public static PollingOptions Unbounded { get; } = Default with { MonthlyBudget = null };

    public static PollingOptions Read(OptionsSection section)
    {
        var options = new PollingOptions(
            Budget(section),
            section.Duration("InventoryInterval", Default.InventoryInterval, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)),
            section.Duration("DetailInterval", Default.DetailInterval, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)),
            section.Duration("UsageInterval", Default.UsageInterval, TimeSpan.FromHours(1), TimeSpan.FromHours(24)),
            section.Number("LambdaRequestsPerSecond", Default.LambdaRequestsPerSecond, least: 1, most: 10));
        section.RefuseOtherKeys();
        return options;
    }

    private static decimal? Budget(OptionsSection section)
    {
        const string Key = "MonthlyBudget";
        if (section.Text(Key) is { } text && text.Equals(Unlimited, StringComparison.OrdinalIgnoreCase)) return null;
        var budget = section.Amount(Key, Default.MonthlyBudget!.Value);
        if (budget < LeastBudget)
        {
            section.Refuse(
                Key, string.Create(CultureInfo.InvariantCulture, $"is {budget}, which does not pay for the account's own series."),
                string.Create(CultureInfo.InvariantCulture, $"They are read every minute whatever the budget. Write {LeastBudget} or more US dollars a month, or \"{Unlimited}\"."));
        }
        return budget;
    }
}
