using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Calculators;

/// <summary>
/// A value for provisioned concurrency and its cost beside running the same invocations on demand in the same hours. Source: Lambda
/// developer guide, provisioned-concurrency (a tenth above the peak); AWS Lambda pricing.
/// </summary>
/// <param name="Value">Peak plus a tenth, rounded up.</param>
/// <param name="Utilization">Average use of the value while it is switched on.</param>
/// <param name="BreakEven">Utilisation from which on it costs no more than on demand.</param>
public sealed record ProvisionedPlan(int Value, double Utilization, double BreakEven, MonthlyCost Provisioned, MonthlyCost OnDemand)
{
    private const int Days = 30;

    public static ProvisionedPlan Of(ProvisionedLoad load, PriceTable prices)
    {
        var value = (int)(((long)load.Peak * 11 + 9) / 10);
        var seconds = load.HoursADay * 3_600 * Days;
        var gigabytes = load.Megabytes / 1024.0;
        var busySeconds = load.Peak * load.AverageShare * seconds;
        var used = (decimal)(busySeconds * gigabytes);
        var configured = (decimal)(value * seconds * gigabytes);
        var requests = (decimal)(busySeconds / load.Duration.TotalSeconds) / 1_000_000 * prices.PerMillionRequests;
        var (idlePrice, usePrice, onDemandPrice) = load.IsArm
            ? (prices.ProvisionedPerGigabyteSecondArm, prices.ProvisionedDurationPerGigabyteSecondArm, prices.DurationPerGigabyteSecondArm)
            : (prices.ProvisionedPerGigabyteSecond, prices.ProvisionedDurationPerGigabyteSecond, prices.DurationPerGigabyteSecond);
        return new(value, load.Peak * load.AverageShare / value, prices.BreakEven(load.IsArm),
            new(configured * idlePrice, used * usePrice, requests), new(0, used * onDemandPrice, requests));
    }
}
