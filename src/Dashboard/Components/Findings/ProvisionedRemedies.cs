using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

internal static class ProvisionedRemedies
{
    private static readonly Remedy Raise = new("Raise provisioned concurrency", "To the typical peak and a tenth more. What spills over runs on demand, and starts cold.", GuideSection.ProvisionedConcurrency);

    private static readonly Remedy Track = new(
        "Let a target follow utilisation", "Target tracking on provisioned utilisation, as a fraction: 0.7 stands for 70 %. It needs three minutes of rise before it acts.", GuideSection.AutoScaling);

    private static readonly Remedy Lower = new("Lower or remove it", "Below about 60 % utilisation on-demand is cheaper. Keep it where start-up time matters more than the difference.", GuideSection.ProvisionedConcurrency);

    private static readonly Remedy Schedule = new("Schedule it", "Scheduled actions raise the minimum before the hours of demand and lower it after.", GuideSection.AutoScaling);

    private static readonly Remedy Unstick = new(
        "Lower the minimum by a scheduled action", "Without invocations utilisation has no data and the low alarm never fires: what was scaled out stays, and is billed.", GuideSection.AutoScaling);

    private static readonly Remedy Fraction = new(
        "Write the target as a fraction", "0.7, not 70: utilisation never exceeds 1, so a target of 70 is never reached. Allowed are 0.1 to 0.9.", GuideSection.AutoScaling);

    public static ImmutableArray<Remedy> Of(Finding finding) => finding.Pattern switch
    {
        Pattern.ProvisionedTooSmall => [Raise, Track, Schedule],
        Pattern.ProvisionedTooLarge => [Lower, Track, Schedule],
        Pattern.ScalingAlarmStuck => [Unstick],
        Pattern.ScalingTargetIsPercentage => [Fraction],
        _ => [Schedule, Track],
    };
}
