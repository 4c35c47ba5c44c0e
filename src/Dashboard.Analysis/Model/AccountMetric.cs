namespace Dashboard.Analysis.Model;

/// <summary>
/// The series without dimensions, kept for every account, Region and minute.
/// Source: Lambda developer guide, "Monitoring concurrency" (monitoring-concurrency).
/// </summary>
public enum AccountMetric
{
    /// <summary>Maximum concurrent executions over all functions of the Region.</summary>
    ConcurrentExecutions,
    /// <summary>Maximum concurrent executions of functions without reserved concurrency.</summary>
    UnreservedConcurrentExecutions,
    /// <summary>
    /// Maximum concurrency that is not available to on-demand invocations: unreserved in use, plus all reserved, plus provisioned
    /// of functions without a reservation. Headroom is the limit minus this.
    /// </summary>
    ClaimedAccountConcurrency,
    Invocations,
    Errors,
    Throttles,
    /// <summary>Average duration in milliseconds.</summary>
    DurationAverage,
    DurationP99,
    DurationMaximum,
}
