using System.Text.Json;
using Dashboard.Aws.Cbor;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.CloudWatch;

/// <summary>One page's request of DescribeAlarms, for metric alarms.</summary>
internal sealed record DescribeAlarmsRequest(string? NextToken)
{
    public const string Operation = "DescribeAlarms";

    /// <summary>The most there are on a page. Source: CloudWatch API, DescribeAlarms.</summary>
    private const int PageSize = 100;

    public ServiceRequest InCbor() => CloudWatchRequests.Cbor(Operation, WriteCbor);

    public ServiceRequest InJson() => CloudWatchRequests.Json(Operation, WriteJson);

    private void WriteCbor(CborBodyWriter body)
    {
        body.Map(NextToken is null ? 2 : 3);
        body.Text("AlarmTypes"u8);
        body.Array(1);
        body.Text("MetricAlarm"u8);
        body.Text("MaxRecords"u8);
        body.Integer(PageSize);
        if (NextToken is null) return;
        body.Text("NextToken"u8);
        body.Text(NextToken);
    }

    private void WriteJson(Utf8JsonWriter body)
    {
        body.WriteStartArray("AlarmTypes"u8);
        body.WriteStringValue("MetricAlarm"u8);
        body.WriteEndArray();
        body.WriteNumber("MaxRecords"u8, PageSize);
        if (NextToken is not null) body.WriteString("NextToken"u8, NextToken);
    }
}
