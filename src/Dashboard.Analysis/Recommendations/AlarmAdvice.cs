using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Hygiene;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>The two alarms every account should have, where they are missing.</summary>
internal static class AlarmAdvice
{
    /// <summary>Metrics that the alarm on the share of the quota reads: alarms are billed by metric.</summary>
    private const int ClaimedMetrics = 2;

    public static IEnumerable<Recommendation> Of(AccountCase account)
    {
        var findings = new List<Finding>();
        foreach (var rule in HygieneRules.Account) rule.Examine(account, findings);
        var price = account.Input.Prices.PerAlarmMonth;
        if (findings.Exists(finding => finding.Pattern == Pattern.ClaimedAlarmMissing))
        {
            yield return new(
                RecommendationKind.ClaimedAlarm, "Watch claimed concurrency", null, new("of the quota", AdviceThresholds.ClaimedAlarmPercent / 100.0, MeasureUnit.Share),
                "What is claimed, not what runs, is what other functions are throttled by; as a share of the quota the alarm follows when the quota is raised.",
                Basis(), [], 0, ClaimedMetrics * price,
                AlarmExport.Claimed(AdviceThresholds.ClaimedAlarmPercent, AdviceThresholds.AlarmPeriod, AdviceThresholds.AlarmDatapoints, AdviceThresholds.AlarmPeriods));
        }
        if (findings.Exists(finding => finding.Pattern == Pattern.ThrottleAlarmMissing))
        {
            yield return new(
                RecommendationKind.ThrottleAlarm, "Watch throttles", null, new("throttled requests a minute, more than", 0),
                "Rejected requests are no errors and no invocations: no other alarm sees them.",
                [new("period", AdviceThresholds.AlarmPeriod * 1000.0, MeasureUnit.Milliseconds)],
                ["A function that is limited on purpose sets it off as well."], 0, price,
                AlarmExport.Throttles(AdviceThresholds.AlarmPeriod));
        }
    }

    private static ImmutableArray<Measure> Basis() =>
    [
        new("period", AdviceThresholds.AlarmPeriod * 1000.0, MeasureUnit.Milliseconds),
        new("datapoints to alarm", AdviceThresholds.AlarmDatapoints),
        new("of", AdviceThresholds.AlarmPeriods),
    ];
}
