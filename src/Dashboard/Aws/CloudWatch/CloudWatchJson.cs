using System.Text.Json.Serialization;

namespace Dashboard.Aws.CloudWatch;

internal sealed record ListMetricsBody(MetricBody[]? Metrics, string? NextToken);

internal sealed record MetricBody(string? Namespace, string? MetricName, DimensionBody[]? Dimensions);

internal sealed record DimensionBody(string? Name, string? Value);

[JsonSerializable(typeof(ListMetricsBody))]
[JsonSerializable(typeof(DescribeAlarmsBody))]
internal sealed partial class CloudWatchJson : JsonSerializerContext;
