using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

internal static class CapacityRemedies
{
    public static ImmutableArray<Remedy> Of(Finding finding) => finding.Pattern switch
    {
        Pattern.LimitSoon => [GiveBack, ThrottlingRemedies.HigherQuota, ConfigurationRemedies.ClaimedAlarm],
        Pattern.CeilingSoon => [Raise, SpreadLoad, ConfigurationRemedies.ThrottleAlarm],
        _ => [Lower],
    };

    private static readonly Remedy GiveBack = new(
        "Give idle reservations back to the pool", "What is reserved or provisioned and never used can be lowered at once, without a quota request.", GuideSection.ReservedConcurrency);

    private static readonly Remedy Raise = new(
        "Raise its ceiling", "Raise reserved concurrency to the peak of normal load and a fifth more, or remove it where the pool has room.", GuideSection.ReservedConcurrency);

    private static readonly Remedy SpreadLoad = new("Spread the load", "A queue in front lets a burst wait instead of being rejected.", GuideSection.Throttling);

    private static readonly Remedy Lower = new(
        "Lower the reservation to its peak and a fifth more", "The rest returns to the pool at once. Keep it only where it is meant as a guarantee for rare load.", GuideSection.ReservedConcurrency);
}
