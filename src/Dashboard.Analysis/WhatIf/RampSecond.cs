namespace Dashboard.Analysis.WhatIf;

/// <summary>What keeps a request of a ramp from running.</summary>
public enum RampCause
{
    /// <summary>All of the limit was taken.</summary>
    Concurrency,
    /// <summary>More came than ten a second for each unit of the limit.</summary>
    RequestRate,
    /// <summary>New environments were needed faster than they may be started.</summary>
    ScalingRate,
}

/// <summary>What is expected to happen in one second; requests are means, so not whole numbers.</summary>
/// <param name="Requests">That come.</param>
/// <param name="Concurrency">In progress at its busiest moment, on average.</param>
/// <param name="Environments">That there are at its end, provisioned ones included: as many as were needed at once so far.</param>
/// <param name="NewEnvironments">Of them, those started in it: cold starts.</param>
/// <param name="ByLimit">Rejected for <see cref="RampCause.Concurrency"/>.</param>
/// <param name="ByRate">Rejected for <see cref="RampCause.RequestRate"/>.</param>
/// <param name="ByScaling">Rejected for <see cref="RampCause.ScalingRate"/>.</param>
public readonly record struct RampSecond(int Second, double Requests, double Concurrency, int Environments, int NewEnvironments, double ByLimit, double ByRate, double ByScaling)
{
    public double Throttled => ByLimit + ByRate + ByScaling;

    public double Rejected(RampCause cause) => cause switch { RampCause.Concurrency => ByLimit, RampCause.RequestRate => ByRate, _ => ByScaling };
}
