namespace Dashboard.Tests.Survival.Watched;

/// <summary>One simulated hour of a soak.</summary>
/// <param name="HeapBytes">Managed heap after a full collection at its end, the simulator's included.</param>
/// <param name="Faults">Faults that began in it.</param>
/// <param name="Missing">Minutes of series AWS had told that were unknown when they left the live window.</param>
/// <param name="Wrong">Minutes of series with values that were never stated, whenever they were looked at, or not final when they left the live window.</param>
internal sealed record SoakHour(int Hour, long HeapBytes, int Faults, int Snapshots, int Calls, long Missing, long Wrong);
