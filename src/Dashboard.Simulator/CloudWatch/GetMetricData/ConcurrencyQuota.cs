using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <summary>Which metrics SERVICE_QUOTA gives the account's concurrency limit for.</summary>
internal static class ConcurrencyQuota
{
    public static bool Covers(MetricIdentity metric) => metric.Namespace switch
    {
        "AWS/Lambda" => metric.Dimensions.IsEmpty && metric.Name is "ConcurrentExecutions" or "ClaimedAccountConcurrency" or "UnreservedConcurrentExecutions",
        "AWS/Usage" => metric.Dimensions.Contains(new("Service", "Lambda")) && metric.Dimensions.Contains(new("Resource", "ConcurrentExecutions")),
        _ => false,
    };
}
