using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;

namespace Dashboard.Components.Recommendations;

/// <summary>Which recommended value answers a finding.</summary>
public static class RecommendationMatch
{
    /// <returns>Its title, "Reserve 60"; null when none of those there are does.</returns>
    public static string? Answer(this ImmutableArray<Recommendation> recommendations, Finding finding) =>
        recommendations.FirstOrDefault(recommendation => Answers(finding.Pattern).Contains(recommendation.Kind))?.Title;

    private static ImmutableArray<RecommendationKind> Answers(Pattern pattern) => pattern switch
    {
        Pattern.ReservedCap or Pattern.ProvisionedFillsReservation or Pattern.CeilingSoon or Pattern.StrandedReserve => [RecommendationKind.Reserved],
        Pattern.ScheduleMissing => [RecommendationKind.ProvisionedSchedule],
        Pattern.ScalingTargetIsPercentage or Pattern.ScalingAlarmStuck => [RecommendationKind.ProvisionedScaling],
        Pattern.ScalingRate or Pattern.ProvisionedTooSmall or Pattern.ProvisionedTooLarge => [RecommendationKind.Provisioned],
        Pattern.MemoryStarved => [RecommendationKind.Memory],
        Pattern.TimeoutFarFromDuration or Pattern.TimeoutAboveApiLimit => [RecommendationKind.Timeout],
        Pattern.ClaimedAlarmMissing => [RecommendationKind.ClaimedAlarm],
        Pattern.ThrottleAlarmMissing => [RecommendationKind.ThrottleAlarm],
        _ => [],
    };
}
