namespace Dashboard.Analysis.Model;

/// <summary>How a metric behaves when nothing was published, and over several versions and aliases of a function.</summary>
public static class MetricKinds
{
    /// <summary>True where a successful query without a point means zero. A maximum or a duration is absent then, not zero.</summary>
    public static bool IsCount(this FunctionMetric metric) => metric is
        FunctionMetric.Invocations or FunctionMetric.Errors or FunctionMetric.Throttles or FunctionMetric.ProvisionedConcurrencySpilloverInvocations
        or FunctionMetric.AsyncEventsReceived or FunctionMetric.AsyncEventsDropped or FunctionMetric.DeadLetterErrors
        or FunctionMetric.DestinationDeliveryFailures or FunctionMetric.RecursiveInvocationsDropped or FunctionMetric.InitDurationCount;

    /// <inheritdoc cref="IsCount(FunctionMetric)"/>
    public static bool IsCount(this AccountMetric metric) => metric is AccountMetric.Invocations or AccountMetric.Errors or AccountMetric.Throttles;

    /// <summary>The value of a function made of those of two of its versions or aliases: shares by maximum, all else by sum.</summary>
    public static float Combine(this FunctionMetric metric, float left, float right) =>
        float.IsNaN(left) ? right
        : float.IsNaN(right) ? left
        : metric == FunctionMetric.ProvisionedConcurrencyUtilization ? Math.Max(left, right) : left + right;
}
