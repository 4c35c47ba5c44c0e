using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Fleet;

/// <summary>How often a function of a <see cref="ScriptedFleet"/> is called.</summary>
public enum ScriptedPace
{
    /// <summary>In every minute.</summary>
    Busy,
    /// <summary>In one minute of four.</summary>
    Steady,
    /// <summary>In one minute of a hundred.</summary>
    Rare,
    Never,
}

/// <summary>A function of a <see cref="ScriptedFleet"/>.</summary>
/// <param name="From">First minute in which it may run.</param>
public sealed record ScriptedFunction(string Name, ScriptedPace Pace, long From)
{
    /// <summary>It has provisioned concurrency on two aliases.</summary>
    public bool HasAliases { get; init; }

    /// <summary>Some of its invocations are asynchronous, now and then.</summary>
    public bool IsAsynchronous { get; init; }

    /// <summary>Some of its requests are rejected, in some minutes.</summary>
    public bool IsThrottledAtTimes { get; init; }

    /// <summary>First minute in which it no longer runs.</summary>
    public long Until { get; internal set; } = long.MaxValue;

    internal ulong Seed { get; init; }

    /// <summary>By the fleet's own order; made when there is something to state.</summary>
    internal MetricSeries?[] Series { get; } = new MetricSeries?[ScriptedStatements.Count];

    internal bool HasReservation { get; init; }

    /// <summary>What is true of a minute, or what was stated of it first.</summary>
    public ScriptedMinute In(long minute, bool isFinal = true) => minute >= From && minute < Until ? ScriptedMinute.Of(Seed, this, minute, isFinal) : default;
}
