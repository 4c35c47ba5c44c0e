namespace Dashboard.Benchmarks.Fleets;

/// <summary>What a function of a <see cref="SyntheticFleet"/> suffers from, for some minutes out of every three hours.</summary>
internal enum SyntheticTrouble
{
    None,
    /// <summary>Its reserved concurrency is in use.</summary>
    Throttled,
    Slower,
    /// <summary>Hardly called, and then by many at once.</summary>
    Bursts,
    /// <summary>Asynchronous events wait.</summary>
    Backlog,
    /// <summary>Asynchronous events are given up.</summary>
    Lost,
    Failing,
    /// <summary>Reads a stream, and falls behind.</summary>
    Lagging,
    /// <summary>Spills over its provisioned concurrency.</summary>
    Spilling,
}
