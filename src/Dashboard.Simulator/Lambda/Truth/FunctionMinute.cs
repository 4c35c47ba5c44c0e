namespace Dashboard.Simulator.Lambda.Truth;

/// <summary>What truly happened to one function in one minute, by the time at which each invocation started.</summary>
public struct FunctionMinute
{
    private ThrottleCounts _throttled;

    /// <summary>Minutes since 1970-01-01T00:00:00Z.</summary>
    public long Minute { get; internal set; }

    /// <summary>Requests, asynchronous events, queue messages or stream records that came in.</summary>
    public int Arrivals { get; internal set; }

    /// <summary>Invocations that started, those that will fail included.</summary>
    public int Invocations { get; internal set; }

    /// <summary>Of them, those that fail, timeouts included.</summary>
    public int Errors { get; internal set; }

    /// <summary>Of the errors, those that ran into the function's timeout.</summary>
    public int Timeouts { get; internal set; }

    /// <summary>Of the invocations, those that waited for a new environment.</summary>
    public int ColdStarts { get; internal set; }

    /// <summary>Of the invocations, those that found provisioned concurrency in use and ran on demand.</summary>
    public int Spillover { get; internal set; }

    /// <summary>Asynchronous events given up.</summary>
    public int Dropped { get; internal set; }

    /// <summary>The most environments busy at once, seen at the starts of invocations.</summary>
    public int MaximumConcurrency { get; internal set; }

    public readonly ThrottleCounts Throttled => _throttled;

    public readonly int Throttles => _throttled.Total;

    internal void AddThrottles(ThrottleReason reason, int count) => _throttled.Add(reason, count);
}
