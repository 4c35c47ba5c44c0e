namespace Dashboard.Analysis.WhatIf;

/// <summary>What would have to be given so that no request of a ramp is expected to be rejected.</summary>
/// <param name="Limit">The least concurrency limit, above or below the present one.</param>
/// <param name="Provisioned">
/// With that limit, the least provisioned concurrency that makes up for the scaling rate; null when environments are started fast enough.
/// </param>
/// <param name="RampSeconds">Or the shortest ramp for which they are; null when they are anyway, or for none of an hour.</param>
public sealed record RampNeed(int Limit, int? Provisioned, int? RampSeconds)
{
    private const int LongestRamp = 3600;
    private const int MostTries = 20;

    public static RampNeed Of(TrafficRamp ramp)
    {
        var demand = new RampDemand(ramp);
        var limit = Settle(demand.Limit(), limit => IsFree(ramp.Under(limit) with { HasScalingRate = false }));
        var enough = ramp.Under(Math.Max(limit, ramp.Limit));
        if (IsFree(enough)) return new(limit, null, null);
        return new(limit, Math.Min(enough.Limit, Settle(demand.Provisioned(), ready => IsFree(enough with { Provisioned = ready }))), Longer(enough));
    }

    private static int? Longer(TrafficRamp ramp)
    {
        if (ramp.RampSeconds >= LongestRamp || !IsScaled(LongestRamp)) return null;
        return Settle(Search.Least(ramp.RampSeconds, LongestRamp, IsScaled), seconds => IsFree(Over(seconds)));

        bool IsScaled(int seconds) => new RampDemand(Over(seconds)).IsScaled(ramp.Provisioned);

        TrafficRamp Over(int seconds) => ramp with { RampSeconds = seconds };
    }

    private static bool IsFree(TrafficRamp ramp) => RampOutcome.Of(ramp).FirstThrottled is null;

    /// <summary>Demand is seen by the second, which a run divides further: what it finds to be just enough may miss by a little.</summary>
    private static int Settle(int estimate, Func<int, bool> isEnough)
    {
        for (var i = 0; i < MostTries && !isEnough(estimate); i++) estimate += 1 + (int)(Math.Sqrt(estimate) / 10);
        return estimate;
    }
}
