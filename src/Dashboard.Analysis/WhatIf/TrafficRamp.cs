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

    /// <summary>False for asynchronous events, which no request rate limit holds for. Their retries are not followed.</summary>
    public bool IsSynchronous { get; init; } = true;

    /// <summary>Requests a second that are let in however short they are: ten for each unit. Source: Lambda developer guide, gettingstarted-limits.</summary>
    public double RateLimit => IsSynchronous ? (double)Limit * LambdaQuotas.RequestsPerSecondPerEnvironment : double.PositiveInfinity;

    public int Seconds => RampSeconds + HoldSeconds;

    /// <summary>Requests a second at a moment, in seconds since the ramp began.</summary>
    public double RateAt(double second) => second >= RampSeconds ? ToPerSecond : FromPerSecond + (ToPerSecond - FromPerSecond) * second / RampSeconds;
}

/// <summary>What is expected to happen in one second; means, so not whole numbers.</summary>
/// <param name="Requests">That come.</param>
/// <param name="Concurrency">At its end.</param>
/// <param name="NewEnvironments">Started in it: cold starts.</param>
/// <param name="ByLimit">Rejected because the limit was reached.</param>
/// <param name="ByRate">Rejected because more came than ten for each unit of the limit.</param>
/// <param name="ByScaling">Rejected because new environments were needed faster than they may be started.</param>
public readonly record struct RampSecond(int Second, double Requests, double Concurrency, double NewEnvironments, double ByLimit, double ByRate, double ByScaling)
{
    public double Throttled => ByLimit + ByRate + ByScaling;
}
