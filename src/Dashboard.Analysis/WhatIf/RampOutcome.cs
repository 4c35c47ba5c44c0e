using System.Collections.Immutable;

namespace Dashboard.Analysis.WhatIf;

/// <summary>One of the limits a ramp runs into.</summary>
/// <param name="Second">In which the first request is expected to be rejected by it.</param>
/// <param name="Requests">Rejected by it in all.</param>
public readonly record struct RampHit(RampCause Cause, int Second, double Requests);

/// <summary>What limits and the scaling rate make of a ramp.</summary>
/// <param name="StartConcurrency">Before the first second, on average.</param>
/// <param name="StartEnvironments">That stand ready then, provisioned or used before.</param>
/// <param name="PeakConcurrency">The highest that is more likely than not to be reached, bunched arrivals included.</param>
/// <param name="Seconds">From the start of the ramp.</param>
public sealed record RampOutcome(double StartConcurrency, int StartEnvironments, int PeakConcurrency, ImmutableArray<RampSecond> Seconds)
{
    /// <summary>From so many expected requests on one is counted on.</summary>
    private const double One = 0.5;

    public double Requests => Seconds.Sum(second => second.Requests);
    public double Throttled => Seconds.Sum(second => second.Throttled);
    public int NewEnvironments => Seconds.Sum(second => second.NewEnvironments);

    /// <summary>First second in which a request is expected to be rejected; null when none is.</summary>
    public int? FirstThrottled => First(second => second.Throttled);

    /// <summary>The limits it runs into, the first one first; empty when no request is expected to be rejected.</summary>
    public ImmutableArray<RampHit> Hits
    {
        get
        {
            if (FirstThrottled is not { } first) return [];
            var all = Enum.GetValues<RampCause>().Select(cause => new RampHit(cause, First(second => second.Rejected(cause)) ?? first, Seconds.Sum(second => second.Rejected(cause)))).ToArray();
            var most = all.Max(hit => hit.Requests);
            return [.. all.Where(hit => hit.Requests >= Math.Min(One, most)).OrderBy(hit => hit.Second).ThenByDescending(hit => hit.Requests)];
        }
    }

    public static RampOutcome Of(TrafficRamp ramp)
    {
        var run = new RampRun(ramp);
        var (concurrency, environments) = (run.Concurrency, run.Environments);
        var seconds = ImmutableArray.CreateBuilder<RampSecond>(ramp.Seconds);
        for (var second = 0; second < ramp.Seconds; second++) seconds.Add(run.Next(second));
        return new(concurrency, environments, run.Peak, seconds.MoveToImmutable());
    }

    private int? First(Func<RampSecond, double> rejected)
    {
        var sum = 0.0;
        foreach (var second in Seconds)
            if ((sum += rejected(second)) >= One) return second.Second;
        return null;
    }
}
