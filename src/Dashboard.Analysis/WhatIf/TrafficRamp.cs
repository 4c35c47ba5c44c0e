using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.WhatIf;

/// <summary>Traffic to one function that rises, or falls, evenly from one rate to another and then stays there.</summary>
/// <param name="FromPerSecond">Requests a second before the ramp: so many had come for long enough that their environments are there.</param>
/// <param name="ToPerSecond">Requests a second at its end.</param>
/// <param name="RampSeconds">0 for a step.</param>
/// <param name="HoldSeconds">How long the rate at the end is looked at.</param>
/// <param name="Milliseconds">Average duration of an invocation, above 0.</param>
/// <param name="Limit">Concurrency it can take: its reservation, or what others leave it of the pool.</param>
public sealed record TrafficRamp(double FromPerSecond, double ToPerSecond, int RampSeconds, int HoldSeconds, double Milliseconds, int Limit)
{
    /// <summary>Time a new environment takes before its first invocation, which waits for it.</summary>
    public double InitialisationMilliseconds { get; init; }

    /// <summary>Provisioned concurrency, a part of the limit: environments that stand ready before the ramp begins.</summary>
    public int Provisioned { get; init; }

    /// <summary>False for asynchronous events, which no request rate limit holds for. Their retries are not followed.</summary>
    public bool IsSynchronous { get; init; } = true;

    /// <summary>Requests a second that the pool still admits, for a function without a reservation; null for one that has the rate of its own limit.</summary>
    public double? PoolRate { get; init; }

    /// <summary>False to see what a limit alone would do, however fast environments are needed.</summary>
    public bool HasScalingRate { get; init; } = true;

    /// <summary>Requests a second that are let in however short they are: ten for each unit. Source: Lambda developer guide, gettingstarted-limits.</summary>
    public double RateLimit => IsSynchronous ? PoolRate ?? (double)Limit * LambdaQuotas.RequestsPerSecondPerEnvironment : double.PositiveInfinity;

    public int Seconds => RampSeconds + HoldSeconds;

    /// <summary>Under another limit; a pool that is larger by so much admits a higher rate as well.</summary>
    public TrafficRamp Under(int limit) => this with
    {
        Limit = limit,
        PoolRate = PoolRate is { } rate ? Math.Max(0, rate + ((double)limit - Limit) * LambdaQuotas.RequestsPerSecondPerEnvironment) : null,
    };

    /// <summary>Requests a second at a moment, in seconds since the ramp began.</summary>
    public double RateAt(double second) => second >= RampSeconds ? ToPerSecond : FromPerSecond + (ToPerSecond - FromPerSecond) * second / RampSeconds;
}
