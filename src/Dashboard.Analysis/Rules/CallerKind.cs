namespace Dashboard.Analysis.Rules;

/// <summary>Who invokes a function, which decides what a throttle does to them.</summary>
public enum CallerKind
{
    /// <summary>Callers wait for an answer and see the error.</summary>
    Synchronous,
    /// <summary>Lambda queues events and tries them again for up to six hours.</summary>
    Asynchronous,
    /// <summary>An event source mapping of a queue: messages come back.</summary>
    Queue,
    /// <summary>An event source mapping of a stream: newer records wait behind the one that is tried again.</summary>
    Stream,
}
