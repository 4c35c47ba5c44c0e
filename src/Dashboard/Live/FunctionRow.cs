using Dashboard.Analysis.Findings;

namespace Dashboard.Live;

/// <summary>What holds a function's concurrency down.</summary>
public enum CeilingKind
{
    /// <summary>Neither the reservation nor the account's limit is known.</summary>
    Unknown,
    /// <summary>The function's own reserved concurrency.</summary>
    Reserved,
    /// <summary>Reserved concurrency 0: turned off.</summary>
    TurnedOff,
    /// <summary>The unreserved pool it shares with others: what it uses now plus what is free.</summary>
    UnreservedPool,
    /// <summary>On Lambda Managed Instances: concurrency limits do not apply.</summary>
    ManagedInstances,
}

/// <summary>Ordered by what a person should look at first.</summary>
public enum FunctionState { Unknown, Idle, Normal, NearCeiling, Throttled }

/// <summary>The time a row's sums, peaks and percentiles cover.</summary>
public enum RowWindow { Minutes15 = 15, Minutes60 = 60, Minutes180 = 180 }

/// <summary>
/// One function over one window, computed once per tick for all viewers. A record: a function in which nothing changed keeps its
/// instance from one snapshot to the next, so that a page can skip it. Null stands for unknown or absent.
/// </summary>
public sealed record FunctionRow
{
    /// <summary>Stable while the process runs; index into minute columns.</summary>
    public required int Slot { get; init; }
    public required string Name { get; init; }
    public string? Runtime { get; init; }
    public int? MemoryMegabytes { get; init; }
    public required FunctionState State { get; init; }
    /// <summary>What it suffers from most; null when nothing was found.</summary>
    public Verdict? Verdict { get; init; }
    /// <summary>Somebody wants it to be read every minute.</summary>
    public bool IsPinned { get; init; }
    /// <summary>End of its newest known minute, in minutes since 1970, where the window ends with that: it is read rarely. Null when it is known until just now, or not at all.</summary>
    public long? AsOf { get; init; }
    /// <summary>It should have been read since then.</summary>
    public bool IsStale { get; init; }
    /// <summary>Groups in which something was found, the verdict's and those of lesser findings.</summary>
    public FoundGroups Found { get; init; }
    /// <summary>Maximum concurrent executions of the last minute in which the function was read; 0 when it was idle in it.</summary>
    public int? Concurrency { get; init; }
    /// <summary>Highest one-minute maximum in the window.</summary>
    public int? PeakConcurrency { get; init; }
    public int? Ceiling { get; init; }
    public required CeilingKind CeilingKind { get; init; }
    /// <summary>Ceiling minus current concurrency.</summary>
    public int? Headroom { get; init; }
    /// <summary>Current concurrency as a share of the ceiling, 0 to 1; null without a ceiling.</summary>
    public double? Utilization { get; init; }
    /// <summary>Sum over the window.</summary>
    public long? Throttles { get; init; }
    /// <summary>Sum over the window.</summary>
    public long? Invocations { get; init; }
    /// <summary>Sum over the window.</summary>
    public long? Errors { get; init; }
    /// <summary>Errors over invocations, 0 to 1; null when nothing ran.</summary>
    public double? ErrorRate { get; init; }
    /// <summary>Milliseconds, of the last minute in which the function ran.</summary>
    public double? DurationP50 { get; init; }
    /// <summary>Milliseconds, of the worst minute of the window: percentiles of minutes cannot be merged.</summary>
    public double? DurationP99 { get; init; }
    public double? TimeoutMilliseconds { get; init; }
    /// <summary>SVG path of concurrency over the window in a box of 100 by 24, empty when nothing ran; gaps where unknown.</summary>
    public required string Sparkline { get; init; }
}
