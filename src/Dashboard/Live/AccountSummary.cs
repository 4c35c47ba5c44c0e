using System.Collections.Immutable;

namespace Dashboard.Live;

/// <summary>
/// What a person on call must see first, computed once per snapshot and window. Numbers are of the newest known minute, sums of the
/// window; null stands for unknown, never for zero.
/// </summary>
public sealed record AccountSummary
{
    public required RowWindow Window { get; init; }
    public required AccountLedger Ledger { get; init; }
    /// <summary>The limit as a bar, left to right, shares adding up to 1; empty when any part is unknown.</summary>
    public required ImmutableArray<LedgerSegment> Segments { get; init; }
    /// <summary>Claimed concurrency over the limit; above 1 for moments when a limit was lowered.</summary>
    public double? ClaimedShare { get; init; }
    /// <summary>Sum over the window of the minutes that are known.</summary>
    public long? Throttles { get; init; }
    public long? Errors { get; init; }
    public long? Invocations { get; init; }
    /// <summary>Throttles over throttles and invocations, 0 to 1; null when there was neither.</summary>
    public double? ThrottleRate { get; init; }
    /// <summary>Errors over invocations, 0 to 1; null when nothing ran.</summary>
    public double? ErrorRate { get; init; }
    /// <summary>Highest one-minute maximum over the window.</summary>
    public int? PeakConcurrency { get; init; }
    public int? PeakClaimed { get; init; }
    /// <summary>Start of the newest minute of which the account's series are known.</summary>
    public DateTimeOffset? NewestMinute { get; init; }
    /// <summary>From the end of that minute to the snapshot.</summary>
    public TimeSpan? Age { get; init; }
    /// <summary>Start of the last minute whose values are not expected to change any more; null when no minute of the window is settled.</summary>
    public DateTimeOffset? SettledThrough { get; init; }
    /// <summary>By share of the ceiling, then least headroom, then name; only functions that run.</summary>
    public required ImmutableArray<FunctionRow> NearestCeiling { get; init; }
    /// <summary>By mean of one-minute maxima of concurrency over the window, then name.</summary>
    public required ImmutableArray<TopConsumer> TopConsumers { get; init; }
    /// <summary>By throttles over the window, then name; only functions with any.</summary>
    public required ImmutableArray<FunctionRow> Throttled { get; init; }
    /// <summary>How many functions are throttled in all.</summary>
    public required int ThrottledCount { get; init; }
}

public enum LedgerPart { Reserved, ProvisionedOutsideReserved, UnreservedInUse, Free }

/// <param name="Share">Of the limit, 0 to 1.</param>
public sealed record LedgerSegment(LedgerPart Part, int Concurrency, double Share);

/// <param name="MeanConcurrency">Mean of one-minute maxima over the known minutes of the window; an idle minute counts as zero.</param>
public sealed record TopConsumer(FunctionRow Row, double MeanConcurrency);
