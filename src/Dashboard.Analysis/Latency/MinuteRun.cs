namespace Dashboard.Analysis.Latency;

/// <summary>Minutes in which a condition held, almost without interruption.</summary>
/// <param name="First">Index of the first minute that holds.</param>
/// <param name="Last">Index of the last minute that holds.</param>
/// <param name="Holding">Minutes that hold; those bridged between are not counted.</param>
internal readonly record struct MinuteRun(int First, int Last, int Holding)
{
    public Range Range => First..(Last + 1);
}
