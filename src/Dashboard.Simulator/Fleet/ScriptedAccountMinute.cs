namespace Dashboard.Simulator.Fleet;

/// <summary>What all functions of a <see cref="ScriptedFleet"/> together did in one minute.</summary>
/// <param name="Unreserved">Concurrency without that of the function that has a reservation.</param>
/// <param name="Claimed">Concurrency that is not available to others: unreserved, and all that is reserved or provisioned.</param>
public readonly record struct ScriptedAccountMinute(
    int Invocations, int Errors, int Throttles, int Concurrency, int Unreserved, int Claimed, double DurationAverage, double DurationMedian, double DurationLongest)
{
    public bool IsSilent => Invocations + Throttles == 0;

    public bool HasRun => Invocations > 0;
}
