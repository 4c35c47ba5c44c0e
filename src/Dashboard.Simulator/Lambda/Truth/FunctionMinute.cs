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

    /// <summary>Of them, those that could not be delivered to the dead-letter queue either.</summary>
    public int DeadLetterFailures { get; internal set; }

    /// <summary>Invocations that Lambda ended as part of a loop.</summary>
    public int RecursionDropped { get; internal set; }

    /// <summary>Longest time in milliseconds that an asynchronous event that never failed, or the batch of a stream, had waited when it was taken up.</summary>
    public long LongestWait { get; internal set; }

    /// <summary>The most queue messages left waiting when the queue was read.</summary>
    public int Waiting { get; internal set; }

    /// <summary>The most environments busy at once, seen at the starts of invocations.</summary>
    public int MaximumConcurrency { get; internal set; }

    public readonly ThrottleCounts Throttled => _throttled;

    public readonly int Throttles => _throttled.Total;

    internal void Wait(long milliseconds) => LongestWait = Math.Max(LongestWait, milliseconds);

    internal void AddThrottles(ThrottleReason reason, int count) => _throttled.Add(reason, count);
}
