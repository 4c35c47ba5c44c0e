namespace Dashboard.Simulator.Lambda.Engine;

internal enum EventKind : byte
{
    /// <summary>The next request of a minute's arrivals.</summary>
    Arrival,
    /// <summary>An invocation ends.</summary>
    Completion,
    /// <summary>A queued asynchronous event is tried again.</summary>
    AsyncAttempt,
    /// <summary>An event source mapping looks again after it was throttled.</summary>
    Poll,
    /// <summary>Messages of a failed batch become visible again.</summary>
    Requeue,
}

/// <summary>Something that will happen to a function. A struct in the wheel's pool; which fields count depends on the kind.</summary>
internal struct PendingEvent
{
    public EventKind Kind;
    public SimulatedFunction Function;

    /// <summary>Of an arrival: requests still to come. Of an attempt or invocation: events, messages or records in it.</summary>
    public int Count;

    /// <summary>Of an arrival: exact time of this one and end of the minute's window, in milliseconds.</summary>
    public double Exact, WindowEnd;

    /// <summary>Of an asynchronous event: when it was received, how many attempts failed, how many were throttled.</summary>
    public long Received;
    public int Failures, Throttled;

    /// <summary>Of a stream.</summary>
    public int Shard;

    /// <summary>Of an invocation: where it runs, what it will report, and to which minute.</summary>
    public EnvironmentPool Pool;
    public MinuteTally Tally;
    public float Duration;
    public int Concurrency, PoolConcurrency, Generation;
    public bool Provisioned, Failed, TimedOut;

    /// <summary>Provisioned environments in use and available when the invocation started; 0 available when none are configured.</summary>
    public int ProvisionedBusy, ProvisionedAvailable;
}
