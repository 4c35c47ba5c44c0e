using Dashboard.Analysis.Model;
using Dashboard.Simulator.Fleet;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>What is truly set aside too much or too little.</summary>
internal static class CapacityTruth
{
    private const int Spilled = 10;
    private const double SpilledShare = 0.05;
    private const int Minutes = 3;
    private const double HardlyUsed = 0.3;
    private const double WellUsed = 0.8;
    private const int WorthTelling = 20;

    public static Expectation ProvisionedTooSmall(FunctionFacts f) => Expect.That(
        f.Seen.Count(m => m.Spillover >= Spilled && m.Spillover >= SpilledShare * m.Invocations) >= Minutes, f.All.All(m => m.Spillover == 0 && m.MaximumConcurrency < f.Settings.ProvisionedConcurrency || f.Settings.ProvisionedConcurrency == 0));

    public static Expectation ProvisionedTooLarge(FunctionFacts f)
    {
        var provisioned = f.Settings.ProvisionedConcurrency;
        if (provisioned == 0) return Expectation.Absent;
        var offered = new FleetFunction(f.Settings, f.Behaviour).OfferedConcurrency;
        return Expect.That(f.Usage is not null && provisioned >= WorthTelling && offered < HardlyUsed * provisioned, offered > WellUsed * provisioned);
    }

    public static Expectation StrandedReserve(FunctionFacts f)
    {
        if (f.Settings.ReservedConcurrency is not { } reserved) return Expectation.Absent;
        var peak = f.All.Select(m => m.MaximumConcurrency).DefaultIfEmpty().Max();
        if (f.Usage is { } usage)
            foreach (var hour in usage[UsageMetric.PeakConcurrency]) peak = Math.Max(peak, float.IsNaN(hour) ? 0 : (int)hour);
        return Expect.That(f.Usage is not null && reserved >= WorthTelling && peak < HardlyUsed * reserved, peak > WellUsed * reserved);
    }

    public static Expectation CeilingSoon(FunctionFacts f)
    {
        var ceiling = f.Settings.ReservedConcurrency ?? f.Settings.ProvisionedConcurrency;
        return Expect.That(false, ceiling == 0 || f.All.All(m => m.MaximumConcurrency < 0.5 * ceiling));
    }

    public static Expectation ScalingTargetIsPercentage(FunctionFacts f) => Expect.That(f.ScalingTarget > 1, f.ScalingTarget is null or <= 1);
}
