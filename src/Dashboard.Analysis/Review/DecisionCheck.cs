using Dashboard.Analysis.Recommendations;

namespace Dashboard.Analysis.Review;

/// <summary>What came of a decision.</summary>
/// <param name="Applied">When the setting was changed after it; null when it was not, or the decision was to decline.</param>
/// <param name="Days">Compared before and after the change; 0 when nothing is to be compared.</param>
/// <param name="MinutesBefore">Throttled minutes of the function in these days.</param>
public sealed record DecisionCheck(Decision Decision, RecordedChange? Applied, double Days, int MinutesBefore, int MinutesAfter)
{
    /// <summary>Longest time compared.</summary>
    private const int LongestMinutes = 7 * 1440;

    public static DecisionCheck Of(Decision decision, ReviewInput input)
    {
        if (!decision.IsAccepted || SettingOf(decision.Kind) is not { } setting) return new(decision, null, 0, 0, 0);
        var applied = input.Changes.Where(change => change.Function == decision.Function && change.Setting == setting && change.Minute >= decision.Minute).MinBy(change => change.Minute);
        if (applied is null) return new(decision, null, 0, 0, 0);
        var span = Math.Min(LongestMinutes, input.NowMinute + 1 - applied.Minute);
        return span <= 0
            ? new(decision, applied, 0, 0, 0)
            : new(decision, applied, span / 1440.0, Throttled(applied.Minute - span, applied.Minute), Throttled(applied.Minute, applied.Minute + span));

        int Throttled(long from, long end) => input.Verdicts
            .Where(verdict => verdict.Function == decision.Function && verdict.Throttles > 0 && verdict.Minute >= from && verdict.Minute < end)
            .Select(verdict => verdict.Minute).Distinct().Count();
    }

    private static ChangedSetting? SettingOf(string kind) => kind switch
    {
        nameof(RecommendationKind.Reserved) => ChangedSetting.Reserved,
        nameof(RecommendationKind.Provisioned) => ChangedSetting.Provisioned,
        nameof(RecommendationKind.Memory) => ChangedSetting.Memory,
        nameof(RecommendationKind.Timeout) => ChangedSetting.Timeout,
        _ => null,
    };
}
