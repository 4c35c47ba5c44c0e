using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Provisioned;

/// <summary>What provisioned concurrency costs while nothing runs on it, in US dollars. Source: AWS Lambda pricing.</summary>
internal static class ProvisionedCost
{
    private const decimal SecondsPerHour = 3600;
    private const int HoursPerMonth = 30 * 24;
    private const decimal MegabytesPerGigabyte = 1024;

    public static bool IsArm(FunctionConfiguration function) => function.Architecture == "arm64";

    /// <summary>In 30 days, or in as many of their hours; null when the memory is unknown.</summary>
    public static Measure? Monthly(PriceTable prices, FunctionConfiguration function, double environments, string name, int hours = HoursPerMonth)
    {
        if (function.MemoryMegabytes is not { } memory) return null;
        var perGigabyteSecond = IsArm(function) ? prices.ProvisionedPerGigabyteSecondArm : prices.ProvisionedPerGigabyteSecond;
        var cost = (decimal)environments * memory / MegabytesPerGigabyte * perGigabyteSecond * SecondsPerHour * hours;
        return new(name, (double)cost, MeasureUnit.Dollars);
    }
}
