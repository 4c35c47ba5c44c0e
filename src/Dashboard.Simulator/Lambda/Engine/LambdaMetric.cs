namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>The metrics that are simulated, those of namespace AWS/Lambda, spelt as AWS does. Source: Lambda developer guide, monitoring-metrics-types.</summary>
internal enum LambdaMetric
{
    Invocations,
    Errors,
    Throttles,
    Duration,
    ConcurrentExecutions,
    UnreservedConcurrentExecutions,
    ClaimedAccountConcurrency,
    ProvisionedConcurrentExecutions,
    ProvisionedConcurrencyInvocations,
    ProvisionedConcurrencySpilloverInvocations,
    ProvisionedConcurrencyUtilization,
    AsyncEventsReceived,
    AsyncEventAge,
    AsyncEventsDropped,
    DeadLetterErrors,
    IteratorAge,
    RecursiveInvocationsDropped,
    /// <summary>Of Lambda Insights, in a namespace of its own.</summary>
    InitDuration,
}
