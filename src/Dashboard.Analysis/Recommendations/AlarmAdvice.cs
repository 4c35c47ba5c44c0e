using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;
using static System.FormattableString;

namespace Dashboard.Analysis.Recommendations;

/// <summary>The two alarms every account should have.</summary>
internal static class AlarmAdvice
{
    /// <summary>Percent of the quota. Source: Lambda developer guide, monitoring-concurrency, whose own example alarms at 70 %.</summary>
    public const int ClaimedPercent = 70;

    /// <summary>Seconds: the shortest the metrics have. A function can add a thousand environments in ten of them.</summary>
    public const int Period = 60;

    /// <summary>Of <see cref="Evaluated"/> minutes: one minute may be a spike, or missing. House rule.</summary>
    public const int Breaching = 2;

    /// <inheritdoc cref="Breaching"/>
    public const int Evaluated = 3;

    private const string Claimed = "ClaimedAccountConcurrency";
    private const string Throttles = "Throttles";

    /// <summary>Metrics that the alarm on a share of the quota reads; each is charged for.</summary>
    private const int ClaimedMetrics = 2;

    public static ImmutableArray<Recommendation> Of(AccountCase account)
    {
        var alarms = account.Input.Alarms;
        var recommendations = ImmutableArray.CreateBuilder<Recommendation>();
        if (!Watches(alarms, Claimed)) recommendations.Add(OfClaimed(account, alarms is not null));
        if (!Watches(alarms, Throttles)) recommendations.Add(OfThrottles(account, alarms is not null));
        return recommendations.ToImmutable();
    }

    private static Recommendation OfClaimed(AccountCase account, bool isKnown)
    {
        var limit = account.Input.Limits?.ConcurrentExecutions;
        var basis = ImmutableArray.CreateRange<Measure>(
            [new("period", Period * 1000.0, MeasureUnit.Milliseconds), new("minutes that must be above", Breaching), new("of the last minutes", Evaluated)]);
        if (limit is { } quota) basis = basis.Add(new("that is today", quota * ClaimedPercent / 100.0));
        return new(
            RecommendationKind.ClaimedAlarm, Invariant($"Alarm at {ClaimedPercent} % of the quota claimed"), null, new("claimed concurrency, share of the quota", ClaimedPercent / 100.0, MeasureUnit.Share),
            "Claimed concurrency is what Lambda counts; concurrent executions leave out reserved and provisioned concurrency that stands idle.",
            basis, Caveats(isKnown, "The quota comes from Service Quotas and follows when it is raised."), Cost(isKnown, 0), Price(account, ClaimedMetrics),
            AlarmExport.Claimed(ClaimedPercent, Period, Breaching, Evaluated));
    }

    private static Recommendation OfThrottles(AccountCase account, bool isKnown) => new(
        RecommendationKind.ThrottleAlarm, "Alarm on any throttle", null, new("throttles in a minute, more than", 0),
        "A rejected request is an error to whoever waits for it, and none of the function's own errors or invocations.",
        [new("period", Period * 1000.0, MeasureUnit.Milliseconds)],
        Caveats(isKnown, "It counts all functions of the Region, those limited on purpose or turned off among them: where there are such, alarm by function instead."),
        Cost(isKnown, 0), Price(account, 1), AlarmExport.Throttles(Period));

    private static ImmutableArray<string> Caveats(bool isKnown, string caveat) =>
        isKnown ? [caveat] : [caveat, "Which alarms there are is not known: look first whether there is one."];

    private static decimal? Cost(bool isKnown, decimal cost) => isKnown ? cost : null;

    private static decimal Price(AccountCase account, int metrics) => metrics * account.Input.Prices.PerAlarmMonth;

    /// <summary>By an alarm on the series without dimensions that may notify somebody.</summary>
    private static bool Watches(ImmutableArray<MetricAlarm>? alarms, string metric)
    {
        foreach (var alarm in alarms ?? [])
            if (alarm.ActionsEnabled && ((alarm.Metric == metric && alarm.Dimensions.IsDefaultOrEmpty)
                || alarm.Expression?.Contains(metric, StringComparison.Ordinal) == true)) return true;
        return false;
    }
}
