using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricStatistics;

/// <summary>The unit AWS/Lambda publishes a metric in; None for all other metrics, whose units are not kept.</summary>
internal static class MetricUnit
{
    public static string Of(MetricIdentity metric) =>
        metric.Namespace != "AWS/Lambda" ? "None" : metric.Name switch
        {
            "Duration" or "PostRuntimeExtensionsDuration" or "AsyncEventAge" or "IteratorAge" => "Milliseconds",
            "ProvisionedConcurrencyUtilization" => "None",
            _ => "Count",
        };
}
