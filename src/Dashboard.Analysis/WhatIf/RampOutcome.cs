using System.Collections.Immutable;

namespace Dashboard.Analysis.WhatIf;

/// <summary>What limits and the scaling rate make of a ramp.</summary>
/// <param name="StartConcurrency">Before the first second.</param>
/// <param name="Seconds">From the start of the ramp.</param>
public sealed record RampOutcome(double StartConcurrency, ImmutableArray<RampSecond> Seconds)
{
    public double Requests => Seconds.Sum(second => second.Requests);
    public double Throttled => Seconds.Sum(second => second.Throttled);
    public double NewEnvironments => Seconds.Sum(second => second.NewEnvironments);
    public double PeakConcurrency => Seconds.Aggregate(StartConcurrency, (peak, second) => Math.Max(peak, second.Concurrency));

    /// <summary>First second in which a request is expected to be rejected; null when none is.</summary>
    public int? FirstThrottled
    {
        get
        {
            var sum = 0.0;
            foreach (var second in Seconds)
                if ((sum += second.Throttled) >= 0.5) return second.Second;
            return null;
        }
    }

    public static RampOutcome Of(TrafficRamp ramp)
    {
        var run = new RampRun(ramp);
        var start = run.Concurrency;
        var seconds = ImmutableArray.CreateBuilder<RampSecond>(ramp.Seconds);
        for (var second = 0; second < ramp.Seconds; second++) seconds.Add(run.Next(second));
        return new(start, seconds.MoveToImmutable());
    }
}
