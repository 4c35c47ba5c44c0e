using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Capacity;

/// <summary>Finds reservations that were never needed for days. Where the pool was starved meanwhile, they put others at risk.</summary>
public sealed class StrandedReserveRule : IFunctionRule
{
    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (StrandedReserve.Of(examined) is not { } stranded || examined.IsIntendedLimiter) return;
        var isStarved = StarvedPool.Occurred(examined.Account);
        findings.Add(new()
        {
            Pattern = Pattern.StrandedReserve,
            Slot = examined.Slot,
            Function = examined.Name,
            Confidence = stranded.IsInferred ? Confidence.Possible : Confidence.Proved,
            Harm = isStarved ? Harm.AtRisk : Harm.Wasted,
            Evidence = new(
                new("peak concurrency", stranded.Peak), new("reserved concurrency", stranded.Reserved),
                new("reclaimable without a quota request", stranded.Reclaimable), new("enough to reserve", stranded.Keep),
                new("time known", stranded.Days, MeasureUnit.Days)),
            Note = (stranded.IsInferred, isStarved) switch
            {
                (true, _) => "No activity was recorded in that time; a job that runs more rarely may still need the reservation.",
                (_, true) => "Requests of other functions were rejected for want of concurrency that this reservation held back.",
                _ => null,
            },
            IsOngoing = true,
        });
    }
}
