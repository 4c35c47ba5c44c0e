using System.Globalization;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.Throttling;

namespace Dashboard.Analysis.Recommendations;

/// <summary>
/// A reservation of a fifth above the peak of normal load, where the present one is too small or far too large, or where a function without
/// one was throttled for want of the pool. Source: Lambda developer guide, configuration-concurrency.
/// </summary>
internal static class ReservedAdvice
{
    public static Recommendation? Of(FunctionCase function, ObservedLoad load)
    {
        var limits = function.Limits.Reserved;
        if (!limits.IsKnown || function.Configuration.OnManagedInstances || load.Needed <= 0) return null;
        // Turned off, or limited, on purpose: the value is right whatever the load.
        if (limits.Value == 0 || function.IsIntendedLimiter) return null;
        if (limits.Value is null && !WasStarved(function)) return null;

        var value = Math.Max((int)Math.Ceiling((1 + AdviceThresholds.ReservedMargin) * load.Needed), Promised(function));
        if (limits.Value is { } now)
        {
            if (Math.Abs(value - now) <= AdviceThresholds.Worthwhile * now) return null;
            if (value < now && load.KnownHours < AdviceThresholds.EnoughHours) return null;
        }
        return Make(function, load, limits.Value, value);
    }

    private static Recommendation Make(FunctionCase function, ObservedLoad load, int? now, int value) => new(
        RecommendationKind.Reserved,
        string.Create(CultureInfo.InvariantCulture, $"Reserve {value:N0}"),
        now is { } present ? new("reserved concurrency", present) : null,
        new("reserved concurrency", value),
        Reason(load, now, value),
        [
            new("peak concurrency", load.Peak),
            new("demand of the throttled minutes", load.Demand > 0 ? load.Demand : double.NaN),
            new("AWS: at least the peak", Math.Ceiling(load.Needed)),
            new("margin above the peak", AdviceThresholds.ReservedMargin, MeasureUnit.Share),
        ],
        [.. Caveats(function, load, now, value)],
        0, 0,
        FunctionSettingExport.Reserved.Of(function.Name, value));

    private static string Reason(ObservedLoad load, int? now, int value) => (now, load.IsTruncated) switch
    {
        (null, _) => "It was throttled because others used the pool up; a reservation is kept free for it, and caps it as well.",
        (_, true) => "Its reservation cut the peak off: requests that were rejected are counted in, each at the mean duration.",
        var (present, _) when value < present => "It never came near its reservation; what it does not need goes back to the pool without a quota request.",
        _ => "Its peak leaves less than a fifth to spare.",
    };

    private static IEnumerable<string> Caveats(FunctionCase function, ObservedLoad load, int? now, int value)
    {
        if (function.Input.Limits is { Reserved: { } reserved } limits)
        {
            var most = limits.ConcurrentExecutions - LambdaQuotas.UnreservedFloor - (reserved - (now ?? 0));
            if (value > most)
                yield return string.Create(CultureInfo.InvariantCulture, $"It cannot be set now: at most {Math.Max(0, most):N0}, since {LambdaQuotas.UnreservedFloor} of the account's {limits.ConcurrentExecutions:N0} must stay unreserved. Lower another reservation or raise the quota first.");
        }
        if (load.IsTruncated && function.Caller != CallerKind.Synchronous)
            yield return "Lambda tries throttled events again and counts each attempt: the demand is an upper bound.";
        if (value > (now ?? 0)) yield return string.Create(CultureInfo.InvariantCulture, $"It takes {value - (now ?? 0):N0} from the pool that functions without a reservation share.");
        if (load.KnownHours < AdviceThresholds.EnoughHours) yield return "It rests on the last hours alone: look again once some days are known.";
    }

    private static bool WasStarved(FunctionCase function)
    {
        foreach (var verdict in ThrottleVerdicts.Of(function))
            if (verdict.Cause is Pattern.PoolUsed or Pattern.PoolClaimedIdle) return true;
        return false;
    }

    /// <summary>Concurrency that other settings count on.</summary>
    private static int Promised(FunctionCase function)
    {
        var sources = 0;
        foreach (var source in function.Configuration.EventSources ?? []) sources += source.MaximumConcurrency ?? 0;
        return Math.Max(sources, function.Limits.Provisioned ?? 0);
    }
}
