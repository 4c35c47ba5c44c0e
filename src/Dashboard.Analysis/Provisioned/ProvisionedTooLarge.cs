using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Provisioned;

/// <summary>
/// Provisioned concurrency of which, for days, even the highest use stayed under the share from which on it costs no more than on demand.
/// Source: AWS Lambda pricing, <see cref="PriceTable.BreakEven"/>.
/// </summary>
public sealed class ProvisionedTooLarge : IFunctionRule
{
    private const int HoursPerDay = 24;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (examined.Configuration is { Provisioned: null or { IsEmpty: true } } or { OnManagedInstances: true }) return;
        if (examined.Limits.Provisioned is not > 0 || examined.Usage is not { } usage) return;
        var configuration = examined.Configuration;
        var breakEven = examined.Input.Prices.BreakEven(ProvisionedCost.IsArm(configuration));
        var (peak, hours) = Peak(usage[UsageMetric.ProvisionedUtilization], usage[UsageMetric.Invocations]);
        if (hours < ProvisionedThresholds.Days * HoursPerDay) return;
        foreach (var share in examined[FunctionMetric.ProvisionedConcurrencyUtilization])
            if (share > peak) peak = share;
        if (peak >= breakEven) return;

        var provisioned = examined.Limits.Provisioned.Value;
        findings.Add(ProvisionedFinding.Of(
            examined, Pattern.ProvisionedTooLarge, Confidence.Proved, Harm.Wasted,
            new(
                new("highest utilisation", peak, MeasureUnit.Share), new("break-even utilisation", breakEven, MeasureUnit.Share),
                ProvisionedFinding.With(
                    ProvisionedCost.Monthly(examined.Input.Prices, configuration, provisioned * (1 - peak), "monthly cost of what is never used"),
                    new("provisioned concurrency", provisioned), new("days looked at", hours / (double)HoursPerDay, MeasureUnit.Days))),
            ProvisionedFinding.OnlyQualifier(configuration),
            "On demand would cost less, even at the peak. What it buys is the absence of cold starts: keep as much as is worth that."));
    }

    /// <summary>Utilisation is not published while nothing runs: an hour without it counts only when it is known to have been idle.</summary>
    private static (float Peak, int Hours) Peak(ReadOnlySpan<float> utilization, ReadOnlySpan<float> invocations)
    {
        var (peak, hours) = (0f, 0);
        for (var i = 0; i < Math.Max(utilization.Length, invocations.Length); i++)
        {
            var share = i < utilization.Length ? utilization[i] : float.NaN;
            if (float.IsNaN(share) && !(i < invocations.Length && invocations[i] == 0)) continue;
            hours++;
            if (share > peak) peak = share;
        }
        return (peak, hours);
    }
}
