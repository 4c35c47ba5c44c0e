using System.Globalization;
using Dashboard.Analysis.Recommendations;

namespace Dashboard.Analysis.Review;

/// <summary>What came of a decision by the end of the week looked at.</summary>
/// <param name="Applied">The change of the setting after it, one to the value decided on before any other; null when there was none.</param>
/// <param name="IsRevised">It was decided again later.</param>
/// <param name="Days">Compared before and after the change, or the decision where nothing was changed; 0 when too little is known to compare.</param>
/// <param name="MinutesBefore">Throttled minutes of the function in these days.</param>
public sealed record DecisionCheck(Decision Decision, RecordedChange? Applied, bool IsRevised, double Days, int MinutesBefore, int MinutesAfter)
{
    /// <summary>Longest time compared, before a change and after it.</summary>
    private const int LongestMinutes = 7 * 1440;

    /// <summary>The setting has about the value that was recommended.</summary>
    public bool IsAsDecided => IsTo(Applied, Decision);

    /// <param name="endMinute">What comes from this minute on is not looked at.</param>
    public static DecisionCheck Of(Decision decision, ReviewInput input, long endMinute)
    {
        var setting = SettingOf(decision.Kind);
        var applied = input.Changes
            .Where(change => change.Function == decision.Function && change.Setting == setting && change.Minute >= decision.Minute && change.Minute < endMinute)
            .OrderBy(change => !IsTo(change, decision)).ThenBy(change => change.Minute).FirstOrDefault();
        var isRevised = input.Decisions.Any(other => (other.Function, other.Kind) == (decision.Function, decision.Kind) && other.Minute > decision.Minute && other.Minute < endMinute);
        var from = applied?.Minute ?? decision.Minute;
        var span = Math.Min(LongestMinutes, Math.Min(endMinute, input.NowMinute + 1) - from);
        // What was not recorded did not go well for that.
        return span <= 0 || !IsKnown(from - span, from) || !IsKnown(from, from + span)
            ? new(decision, applied, isRevised, 0, 0, 0)
            : new(decision, applied, isRevised, span / 1440.0, Throttled(from - span, from), Throttled(from, from + span));

        int Throttled(long first, long end) => input.Verdicts
            .Where(verdict => verdict.Function == decision.Function && verdict.Throttles > 0 && verdict.Minute >= first && verdict.Minute < end)
            .Select(verdict => verdict.Minute).Distinct().Count();

        bool IsKnown(long first, long end)
        {
            var known = 0L;
            for (var minute = first; minute < end; minute++)
                if (input.Account.IsKnown(minute)) known++;
            return 2 * known >= end - first;
        }
    }

    private static bool IsTo(RecordedChange? change, Decision decision) => change is not null && (decision.After == GivenRecommendation.Removed
        ? change.After is null
        : GivenRecommendation.IsNear(decision.After, Settings.Concurrency(change.After)?.ToString(CultureInfo.InvariantCulture)));

    private static ChangedSetting? SettingOf(string kind) => kind switch
    {
        nameof(RecommendationKind.Reserved) => ChangedSetting.Reserved,
        nameof(RecommendationKind.Provisioned) => ChangedSetting.Provisioned,
        nameof(RecommendationKind.Memory) => ChangedSetting.Memory,
        nameof(RecommendationKind.Timeout) => ChangedSetting.Timeout,
        _ => null,
    };
}
