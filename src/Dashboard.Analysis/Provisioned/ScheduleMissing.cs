using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Provisioned;

/// <summary>Demand is low in the same hours of every day, and provisioned concurrency stays as it is all day.</summary>
public sealed class ScheduleMissing : IFunctionRule
{
    private const int DaysPerMonth = 30;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (examined.Configuration is not { Provisioned: [var provisioned], Scaling: { } scaling, OnManagedInstances: false }) return;
        if (provisioned.Allocated < 2) return;
        foreach (var each in scaling)
            if (each.Qualifier == provisioned.Qualifier && Follows(each)) return;
        if (examined.Usage is not { } usage) return;
        if (DailyPattern.Of(examined.Input.Usage!.FirstHour, usage[UsageMetric.PeakConcurrency], usage[UsageMetric.Invocations]) is not { } pattern) return;

        var spare = provisioned.Allocated - Math.Min(provisioned.Allocated, Math.Ceiling(pattern.QuietPeak));
        if (spare < 1) return;
        var until = (pattern.QuietFrom + pattern.QuietHours) % 24;
        findings.Add(ProvisionedFinding.Of(
            examined, Pattern.ScheduleMissing, Confidence.Likely, Harm.Wasted,
            new(
                new("highest concurrency of the quiet hours", pattern.QuietPeak), new("provisioned concurrency", provisioned.Allocated),
                ProvisionedFinding.With(
                    ProvisionedCost.Monthly(
                        examined.Input.Prices, examined.Configuration, spare, "cost of what is spare in the quiet hours of a month", DaysPerMonth * pattern.QuietHours),
                    new("highest concurrency of the day", pattern.Peak), new("quiet hours a day", pattern.QuietHours), new("days looked at", pattern.Days, MeasureUnit.Days))),
            provisioned.Qualifier,
            FormattableString.Invariant(
                $"Quiet every day from {pattern.QuietFrom:00}:00 to {until:00}:00 UTC, and neither a schedule nor target tracking lowers provisioned concurrency.")));
    }

    private static bool Follows(ProvisionedScaling scaling) =>
        !scaling.IsSuspended && (!scaling.Schedules.IsDefaultOrEmpty || scaling.Target is > 0 and <= 1);
}
