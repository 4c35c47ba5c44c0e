using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.History.Export;

/// <summary>
/// How metrics are called where they are handed out: the name, then the statistic of the minute, then the unit where it is no count.
/// People's queries rest on these names, so they stay whatever the metrics are called in here.
/// </summary>
public static class ExportColumns
{
    /// <summary>In the order of <see cref="FunctionMetric"/>.</summary>
    public static ImmutableArray<string> Function { get; } = [.. Enum.GetValues<FunctionMetric>().Select(NameOf)];

    /// <summary>In the order of <see cref="AccountMetric"/>.</summary>
    public static ImmutableArray<string> Account { get; } = [.. Enum.GetValues<AccountMetric>().Select(NameOf)];

    private static string NameOf(FunctionMetric metric) => metric switch
    {
        FunctionMetric.ConcurrentExecutions => "concurrent_executions_max",
        FunctionMetric.Invocations => "invocations_sum",
        FunctionMetric.Errors => "errors_sum",
        FunctionMetric.Throttles => "throttles_sum",
        FunctionMetric.DurationAverage => "duration_avg_ms",
        FunctionMetric.DurationP50 => "duration_p50_ms",
        FunctionMetric.DurationP95 => "duration_p95_ms",
        FunctionMetric.DurationP99 => "duration_p99_ms",
        FunctionMetric.DurationMaximum => "duration_max_ms",
        FunctionMetric.ProvisionedConcurrentExecutions => "provisioned_concurrent_executions_max",
        FunctionMetric.ProvisionedConcurrencyUtilization => "provisioned_concurrency_utilization_max_fraction",
        FunctionMetric.ProvisionedConcurrencySpilloverInvocations => "provisioned_concurrency_spillover_invocations_sum",
        FunctionMetric.AsyncEventsReceived => "async_events_received_sum",
        FunctionMetric.AsyncEventAge => "async_event_age_max_ms",
        FunctionMetric.AsyncEventsDropped => "async_events_dropped_sum",
        FunctionMetric.IteratorAge => "iterator_age_max_ms",
        FunctionMetric.DeadLetterErrors => "dead_letter_errors_sum",
        FunctionMetric.DestinationDeliveryFailures => "destination_delivery_failures_sum",
        FunctionMetric.RecursiveInvocationsDropped => "recursive_invocations_dropped_sum",
        FunctionMetric.InitDurationMaximum => "init_duration_max_ms",
        FunctionMetric.InitDurationCount => "init_duration_count",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };

    private static string NameOf(AccountMetric metric) => metric switch
    {
        AccountMetric.ConcurrentExecutions => "concurrent_executions_max",
        AccountMetric.UnreservedConcurrentExecutions => "unreserved_concurrent_executions_max",
        AccountMetric.ClaimedAccountConcurrency => "claimed_account_concurrency_max",
        AccountMetric.Invocations => "invocations_sum",
        AccountMetric.Errors => "errors_sum",
        AccountMetric.Throttles => "throttles_sum",
        AccountMetric.DurationAverage => "duration_avg_ms",
        AccountMetric.DurationP99 => "duration_p99_ms",
        AccountMetric.DurationMaximum => "duration_max_ms",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };
}
