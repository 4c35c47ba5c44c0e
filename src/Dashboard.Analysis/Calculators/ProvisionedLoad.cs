namespace Dashboard.Analysis.Calculators;

/// <summary>The load provisioned concurrency is planned for.</summary>
/// <param name="Peak">Highest concurrency, at least 1.</param>
/// <param name="AverageShare">Average concurrency while it is switched on, as a share of the peak, 0 to 1.</param>
/// <param name="Duration">Average of one invocation.</param>
/// <param name="HoursADay">Hours it is switched on, 0 to 24.</param>
public sealed record ProvisionedLoad(int Peak, double AverageShare, TimeSpan Duration, int Megabytes, double HoursADay, bool IsArm);
