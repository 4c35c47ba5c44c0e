using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Recommendations;

/// <summary>What a function costs in 30 days: requests, duration, and provisioned concurrency, in US dollars. Free tiers are left out.</summary>
internal sealed class MonthlyCost(PriceTable prices, Demand demand, int memoryMegabytes, bool isArm)
{
    public const int Days = 30;
    private const int SecondsPerHour = 3600;
    private const double MegabytesPerGigabyte = 1024;
    private const int Million = 1_000_000;

    private readonly double[] _load = demand.LoadByHour();
    private readonly double[] _invocations = demand.InvocationsByHour();

    /// <param name="provisioned">By hour of the day. What is in use there is taken from each hour's mean.</param>
    public decimal With(Func<int, double> provisioned)
    {
        var total = 0m;
        for (var hour = 0; hour < Demand.HoursPerDay; hour++)
        {
            var set = provisioned(hour);
            var used = Math.Min(set, _load[hour]);
            total += Gigabytes(set) * Configured + Gigabytes(used) * OnProvisioned + Gigabytes(_load[hour] - used) * OnDemand
                + (decimal)(_invocations[hour] / Million) * prices.PerMillionRequests;
        }
        return decimal.Round(Days * total, 2);
    }

    public decimal OnDemandOnly => With(_ => 0);

    /// <summary>A million invocations on demand, requests included.</summary>
    public static decimal PerMillion(PriceTable prices, int memoryMegabytes, double milliseconds, bool isArm) => decimal.Round(
        prices.PerMillionRequests + (decimal)(memoryMegabytes / MegabytesPerGigabyte * milliseconds / 1000 * Million) * PerGigabyteSecond(prices, isArm), 2);

    private static decimal PerGigabyteSecond(PriceTable prices, bool isArm) => isArm ? prices.DurationPerGigabyteSecondArm : prices.DurationPerGigabyteSecond;

    private decimal Configured => isArm ? prices.ProvisionedPerGigabyteSecondArm : prices.ProvisionedPerGigabyteSecond;

    private decimal OnProvisioned => isArm ? prices.ProvisionedDurationPerGigabyteSecondArm : prices.ProvisionedDurationPerGigabyteSecond;

    private decimal OnDemand => PerGigabyteSecond(prices, isArm);

    /// <summary>Gigabyte-seconds of so many environments in an hour.</summary>
    private decimal Gigabytes(double environments) => (decimal)(environments * SecondsPerHour * memoryMegabytes / MegabytesPerGigabyte);
}
