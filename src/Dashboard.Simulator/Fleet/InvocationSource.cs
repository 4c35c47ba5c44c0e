namespace Dashboard.Simulator.Fleet;

/// <summary>Who calls a function, which decides what becomes of a request that is throttled or fails.</summary>
public enum InvocationSource
{
    /// <summary>The caller waits for the answer and is told of a throttle.</summary>
    Synchronous,
    /// <summary>Lambda queues the event, retries errors twice and throttles for hours.</summary>
    Asynchronous,
    /// <summary>An event source mapping reads an SQS queue.</summary>
    Queue,
    /// <summary>An event source mapping reads a stream, one batch at a time for each shard.</summary>
    Stream,
}
