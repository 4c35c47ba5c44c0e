using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Throttling;

/// <summary>
/// Whether new environments were needed faster than they may be started: 1,000 within ten seconds for each function. A new one is started
/// only when all others are busy, so that after 1,000 new ones at least 1,000 were busy at once: below that, it is excluded. One-minute data
/// cannot prove it. Source: Lambda developer guide, scaling-behavior.
/// </summary>
internal static class ScalingRate
{
    public static Ruling? Explain(in ThrottledMinute minute)
    {
        if (!(minute.Peak >= LambdaQuotas.ScalingEnvironments)) return null;
        var excludesRequestRate = minute.MeanDuration >= ThrottleThresholds.RequestRateMilliseconds;
        return new(
            Pattern.ScalingRate, excludesRequestRate ? Confidence.Likely : Confidence.Possible,
            Ruling.Peak(minute.Peak), new("new environments in 10 s", LambdaQuotas.ScalingEnvironments));
    }
}
