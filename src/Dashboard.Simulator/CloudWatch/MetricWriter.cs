using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch;

internal static class MetricWriter
{
    public static void Write(Output output, MetricIdentity metric)
    {
        output.StartStructure();
        output.Member("Namespace").Text(metric.Namespace);
        output.Member("MetricName").Text(metric.Name);
        WriteDimensions(output, metric);
        output.EndStructure();
    }

    public static void WriteDimensions(Output output, MetricIdentity metric) =>
        output.List("Dimensions", metric.Dimensions, static (o, dimension) =>
        {
            o.StartStructure();
            o.Member("Name").Text(dimension.Name);
            o.Member("Value").Text(dimension.Value);
            o.EndStructure();
        });
}
