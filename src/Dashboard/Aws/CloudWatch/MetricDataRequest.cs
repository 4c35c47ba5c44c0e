using System.Text.Json;
using Dashboard.Aws.Cbor;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.CloudWatch;

/// <summary>One page's request of GetMetricData.</summary>
/// <param name="Indexes">Which of the queries this request asks for.</param>
internal readonly record struct MetricDataRequest(IReadOnlyList<MetricQuery> Queries, int[] Indexes, MetricWindow Window, string? NextToken)
{
    public const string Operation = "GetMetricData";

    public ServiceRequest InCbor() => CloudWatchRequests.Cbor(Operation, WriteCbor);

    public ServiceRequest InJson() => CloudWatchRequests.Json(Operation, WriteJson);

    private void WriteCbor(CborBodyWriter body)
    {
        body.Map(NextToken is null ? 4 : 5);
        body.Text("StartTime"u8);
        body.Time(Window.Start);
        body.Text("EndTime"u8);
        body.Time(Window.End);
        body.Text("ScanBy"u8);
        body.Text("TimestampAscending"u8);
        if (NextToken is not null)
        {
            body.Text("NextToken"u8);
            body.Text(NextToken);
        }
        body.Text("MetricDataQueries"u8);
        body.Array(Indexes.Length);
        foreach (var index in Indexes) WriteCbor(body, index, Queries[index]);
    }

    private static void WriteCbor(CborBodyWriter body, int index, MetricQuery query)
    {
        Span<byte> id = stackalloc byte[QueryId.MaximumLength];
        body.Map(query.ReturnData ? query.Expression is null ? 2 : 3 : query.Expression is null ? 3 : 4);
        body.Text("Id"u8);
        body.Text(QueryId.Format(index, id));
        if (!query.ReturnData)
        {
            body.Text("ReturnData"u8);
            body.Boolean(false);
        }
        if (query.Expression is { } expression)
        {
            body.Text("Expression"u8);
            body.Text(expression);
            body.Text("Period"u8);
            body.Integer(query.PeriodSeconds);
            return;
        }
        body.Text("MetricStat"u8);
        body.Map(3);
        body.Text("Metric"u8);
        body.Map(query.Dimensions.IsDefaultOrEmpty ? 2 : 3);
        body.Text("Namespace"u8);
        body.Text(query.Namespace);
        body.Text("MetricName"u8);
        body.Text(query.MetricName);
        if (!query.Dimensions.IsDefaultOrEmpty)
        {
            body.Text("Dimensions"u8);
            body.Array(query.Dimensions.Length);
            foreach (var (name, value) in query.Dimensions)
            {
                body.Map(2);
                body.Text("Name"u8);
                body.Text(name);
                body.Text("Value"u8);
                body.Text(value);
            }
        }
        body.Text("Period"u8);
        body.Integer(query.PeriodSeconds);
        body.Text("Stat"u8);
        body.Text(query.Statistic);
    }

    private void WriteJson(Utf8JsonWriter body)
    {
        WriteTime(body, "StartTime"u8, Window.Start);
        WriteTime(body, "EndTime"u8, Window.End);
        body.WriteString("ScanBy"u8, "TimestampAscending"u8);
        if (NextToken is not null) body.WriteString("NextToken"u8, NextToken);
        body.WriteStartArray("MetricDataQueries"u8);
        foreach (var index in Indexes) WriteJson(body, index, Queries[index]);
        body.WriteEndArray();
    }

    private static void WriteJson(Utf8JsonWriter body, int index, MetricQuery query)
    {
        Span<byte> id = stackalloc byte[QueryId.MaximumLength];
        body.WriteStartObject();
        body.WriteString("Id"u8, QueryId.Format(index, id));
        if (!query.ReturnData) body.WriteBoolean("ReturnData"u8, false);
        if (query.Expression is { } expression)
        {
            body.WriteString("Expression"u8, expression);
            body.WriteNumber("Period"u8, query.PeriodSeconds);
            body.WriteEndObject();
            return;
        }
        body.WriteStartObject("MetricStat"u8);
        body.WriteStartObject("Metric"u8);
        body.WriteString("Namespace"u8, query.Namespace);
        body.WriteString("MetricName"u8, query.MetricName);
        if (!query.Dimensions.IsDefaultOrEmpty)
        {
            body.WriteStartArray("Dimensions"u8);
            foreach (var (name, value) in query.Dimensions)
            {
                body.WriteStartObject();
                body.WriteString("Name"u8, name);
                body.WriteString("Value"u8, value);
                body.WriteEndObject();
            }
            body.WriteEndArray();
        }
        body.WriteEndObject();
        body.WriteNumber("Period"u8, query.PeriodSeconds);
        body.WriteString("Stat"u8, query.Statistic);
        body.WriteEndObject();
        body.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter body, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        if (milliseconds % 1000 == 0) body.WriteNumber(name, milliseconds / 1000);
        else body.WriteNumber(name, milliseconds / 1000.0);
    }
}
