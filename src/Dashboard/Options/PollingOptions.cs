namespace Dashboard.Options;

/// <summary>How often AWS is asked. The account's own series are read every minute whatever stands here.</summary>
/// <param name="FunctionInterval">Between two reads of the active functions' series, which are one-minute points in any case. Each read costs money.</param>
/// <param name="InventoryInterval">Between two listings of all functions.</param>
/// <param name="DetailInterval">Between two rounds through the functions' reserved and provisioned concurrency.</param>
/// <param name="UsageInterval">Between two reads of the last 14 days by the hour.</param>
/// <param name="LambdaRequestsPerSecond">
/// Bound on calls about single functions. Lambda allows the whole account 15 a second, deployments included.
/// Source: Lambda developer guide, "Lambda quotas" (gettingstarted-limits).
/// </param>
public sealed record PollingOptions(TimeSpan FunctionInterval, TimeSpan InventoryInterval, TimeSpan DetailInterval, TimeSpan UsageInterval, int LambdaRequestsPerSecond)
{
    public static PollingOptions Default { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(6), 5);

    public static PollingOptions Read(OptionsSection section)
    {
        var options = new PollingOptions(
            section.Duration("FunctionInterval", Default.FunctionInterval, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)),
            section.Duration("InventoryInterval", Default.InventoryInterval, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)),
            section.Duration("DetailInterval", Default.DetailInterval, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)),
            section.Duration("UsageInterval", Default.UsageInterval, TimeSpan.FromHours(1), TimeSpan.FromHours(24)),
            section.Number("LambdaRequestsPerSecond", Default.LambdaRequestsPerSecond, least: 1, most: 10));
        section.RefuseOtherKeys();
        return options;
    }
}
