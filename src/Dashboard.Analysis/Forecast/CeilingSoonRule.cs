using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Forecast;

/// <summary>Finds functions whose concurrency is on its way to their reserved concurrency. Silent once they are throttled: other rules say why.</summary>
public sealed class CeilingSoonRule : IFunctionRule
{
    /// <summary>Reservations below this are too coarse for a trend: one request more is a tenth of them.</summary>
    public const int LeastCeiling = 10;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (examined.Limits.Reserved.Value is not { } ceiling || ceiling < LeastCeiling || !examined.IsActive) return;
        if (examined.IsIntendedLimiter || examined.Configuration.OnManagedInstances || IsHeldBySources(examined, ceiling)) return;
        if (Approach.Of(examined[FunctionMetric.ConcurrentExecutions], ceiling, examined.Usage) is not { } reaches) return;
        if (Approach.IsThrottled(examined[FunctionMetric.Throttles], reaches.Since)) return;
        findings.Add(new()
        {
            Pattern = Pattern.CeilingSoon,
            Slot = examined.Slot,
            Function = examined.Name,
            Confidence = Confidence.Likely,
            Harm = Harm.AtRisk,
            Evidence = Approach.Evidence("concurrency", "reserved concurrency", ceiling, reaches),
            Minutes = [new(examined.FirstMinute + reaches.Since, examined.FirstMinute + reaches.Newest)],
            IsProvisional = reaches.Newest >= examined.SettledLength,
            IsOngoing = true,
        });
    }

    /// <summary>Event sources that may use no more than the reservation fill it at will and never exceed it.</summary>
    private static bool IsHeldBySources(FunctionCase examined, int ceiling)
    {
        if (examined.Configuration.EventSources is not { IsEmpty: false } sources) return false;
        var sum = 0;
        foreach (var source in sources)
        {
            if (source.MaximumConcurrency is not { } most) return false;
            sum += most;
        }
        return sum <= ceiling;
    }
}
