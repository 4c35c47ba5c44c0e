namespace Dashboard.Analysis.Model;

/// <summary>
/// The series kept for every function and minute, one column each. Source of names, statistics and meaning: Lambda developer
/// guide, "Types of metrics for Lambda functions" (monitoring-metrics-types) and "Monitoring concurrency" (monitoring-concurrency).
/// </summary>
public enum FunctionMetric
{
    /// <summary>Maximum concurrent executions in the minute; absent when nothing was invoked.</summary>
    ConcurrentExecutions,
    /// <summary>Sum: requests that ran, successes and function errors; throttled requests are not among them.</summary>
    Invocations,
    /// <summary>Sum: invocations that ended in a function error, timeouts included.</summary>
    Errors,
    /// <summary>Sum: requests rejected for want of concurrency; neither invocations nor errors. Lambda's own retries count again.</summary>
    Throttles,
    /// <summary>Average duration in milliseconds, initialisation excluded; absent when nothing ran.</summary>
    DurationAverage,
    DurationP50,
    DurationP95,
    DurationP99,
    DurationMaximum,
    /// <summary>Maximum of provisioned environments in use, summed over the function's versions and aliases; absent when idle.</summary>
    ProvisionedConcurrentExecutions,
    /// <summary>Maximum share of provisioned concurrency in use, a fraction from 0 to 1, the highest of versions and aliases; absent when idle.</summary>
    ProvisionedConcurrencyUtilization,
    /// <summary>Sum: invocations that overflowed provisioned concurrency and ran on demand.</summary>
    ProvisionedConcurrencySpilloverInvocations,
    /// <summary>Sum: events Lambda queued for asynchronous invocation.</summary>
    AsyncEventsReceived,
    /// <summary>Maximum age in milliseconds of asynchronous events when they were invoked.</summary>
    AsyncEventAge,
    /// <summary>Sum: asynchronous events dropped without having been processed.</summary>
    AsyncEventsDropped,
    /// <summary>Maximum age in milliseconds of the last stream record read by an event source mapping.</summary>
    IteratorAge,
    /// <summary>Sum: given-up asynchronous events that could not be sent to the dead-letter queue.</summary>
    DeadLetterErrors,
    /// <summary>Sum: invocation records that could not be sent to their destination.</summary>
    DestinationDeliveryFailures,
    /// <summary>Sum: invocations that Lambda ended as part of a loop.</summary>
    RecursiveInvocationsDropped,
    /// <summary>Maximum initialisation in milliseconds; of functions with Lambda Insights alone. Source: CloudWatch user guide, Lambda-Insights-metrics.</summary>
    InitDurationMaximum,
    /// <summary>Sample count of the same: invocations that started in a new environment.</summary>
    InitDurationCount,
}
