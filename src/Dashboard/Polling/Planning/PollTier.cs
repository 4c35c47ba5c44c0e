namespace Dashboard.Polling.Planning;

/// <summary>How often a function's series are read. Ordered by urgency.</summary>
public enum PollTier
{
    /// <summary>Not at all: none of its metrics was published within three hours, as ListMetrics has it.</summary>
    Silent,
    /// <summary>Every 15 to 60 minutes, by how much goes on.</summary>
    Quiet,
    /// <summary>Every five minutes.</summary>
    Warm,
    /// <summary>Every minute.</summary>
    Hot,
}

/// <summary>Why a function is in its tier.</summary>
public enum TierReason
{
    /// <summary>Nothing was published of late.</summary>
    NothingPublished,
    LittleTraffic,
    Traffic,
    /// <summary>It was more urgent a while ago, and nothing falls back at once.</summary>
    CoolingDown,
    NearCeiling,
    OpenFinding,
    Throttled,
    Watched,
}
