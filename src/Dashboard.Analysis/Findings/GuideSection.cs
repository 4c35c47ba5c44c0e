namespace Dashboard.Analysis.Findings;

/// <summary>The sections of the guide, in its order.</summary>
public enum GuideSection
{
    Concurrency,
    ReservedConcurrency,
    ProvisionedConcurrency,
    BurstScaling,
    AutoScaling,
    Throttling,
    Latency,
    ColdStarts,
    Memory,
    Metrics,
    Alarms,
    Retries,
    Timeouts,
    Vpc,
    Layers,
}
