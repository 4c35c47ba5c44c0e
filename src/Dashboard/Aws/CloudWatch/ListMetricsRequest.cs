using System.Collections.Immutable;
using System.Text.Json;
using Dashboard.Aws.Cbor;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.CloudWatch;

/// <summary>One page's request of ListMetrics.</summary>
internal sealed record ListMetricsRequest(string Namespace, string? MetricName, ImmutableArray<MetricDimension> Dimensions, bool RecentlyActive)
{
    public const string Operation = "ListMetrics";

    public string? NextToken { get; init; }

    public ServiceRequest InCbor() => CloudWatchRequests.Cbor(Operation, WriteCbor);

    public ServiceRequest InJson() => CloudWatchRequests.Json(Operation, WriteJson);

    private void WriteCbor(CborBodyWriter body)
    {
        body.Map(1 + (MetricName is null ? 0 : 1) + (Dimensions.IsEmpty ? 0 : 1) + (RecentlyActive ? 1 : 0) + (NextToken is null ? 0 : 1));
        body.Text("Namespace"u8);
        body.Text(Namespace);
        if (MetricName is not null)
        {
            body.Text("MetricName"u8);
            body.Text(MetricName);
        }
        if (!Dimensions.IsEmpty)
        {
            body.Text("Dimensions"u8);
            body.Array(Dimensions.Length);
            foreach (var (name, value) in Dimensions)
            {
                body.Map(2);
                body.Text("Name"u8);
                body.Text(name);
                body.Text("Value"u8);
                body.Text(value);
            }
        }
        if (RecentlyActive)
        {
            body.Text("RecentlyActive"u8);
            body.Text("PT3H"u8);
        }
        if (NextToken is not null)
        {
            body.Text("NextToken"u8);
            body.Text(NextToken);
        }
    }

    private void WriteJson(Utf8JsonWriter body)
    {
        body.WriteString("Namespace"u8, Namespace);
        if (MetricName is not null) body.WriteString("MetricName"u8, MetricName);
        if (!Dimensions.IsEmpty)
        {
            body.WriteStartArray("Dimensions"u8);
            foreach (var (name, value) in Dimensions)
            {
                body.WriteStartObject();
                body.WriteString("Name"u8, name);
                body.WriteString("Value"u8, value);
                body.WriteEndObject();
            }
            body.WriteEndArray();
        }
        if (RecentlyActive) body.WriteString("RecentlyActive"u8, "PT3H"u8);
        if (NextToken is not null) body.WriteString("NextToken"u8, NextToken);
    }
}
