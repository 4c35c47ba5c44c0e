namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>The metrics of namespace AWS/Lambda that are simulated, spelt as AWS does. Source: Lambda developer guide, monitoring-metrics-types.</summary>
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
}
