using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Provisioned;

/// <summary>
/// The target of target tracking is a fraction. Utilisation never exceeds 1, so a target of 70 is never reached and nothing scales out.
/// Source: Lambda developer guide, provisioned-concurrency.
/// </summary>
public sealed class ScalingTargetOutOfRange : IFunctionRule
{
    private const int Whole = 1;
    private const int Percent = 100;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (examined.Configuration.Scaling is not { IsEmpty: false } scaling) return;
        foreach (var each in scaling)
        {
            if (each.Target is not { } target || target is >= ProvisionedThresholds.LeastTarget and <= ProvisionedThresholds.MostTarget) continue;
            var isPercentage = target > Whole;
            findings.Add(ProvisionedFinding.Of(
                examined, Pattern.ScalingTargetIsPercentage, Confidence.Proved, isPercentage ? Harm.AtRisk : Harm.Advice,
                new(
                    new("target utilisation", target, MeasureUnit.Factor),
                    isPercentage ? new("highest possible utilisation", Whole, MeasureUnit.Factor)
                        : target < ProvisionedThresholds.LeastTarget ? new("least useful target", ProvisionedThresholds.LeastTarget, MeasureUnit.Factor)
                        : new("highest useful target", ProvisionedThresholds.MostTarget, MeasureUnit.Factor)),
                each.Qualifier,
                isPercentage
                    ? FormattableString.Invariant($"A target of {target:0.##} is never reached, so nothing scales out. It is a fraction: {Meant(target):0.##} is probably meant.")
                    : FormattableString.Invariant($"A target of {target:0.##} is a fraction, but outside the range from 0.1 to 0.9 that Lambda documents.")));
        }
    }

    private static double Meant(double target) => Math.Clamp(target / Percent, ProvisionedThresholds.LeastTarget, ProvisionedThresholds.MostTarget);
}
