using System.Formats.Cbor;
using System.Text.Json;

namespace Dashboard.Tests.Aws.Support;

/// <summary>What a GetMetricData request says, read by decoders that are not ours.</summary>
internal sealed record MetricDataRequestBody(double Start, double End, string ScanBy, string? NextToken, IReadOnlyList<RequestedQuery> Queries)
{
    public static MetricDataRequestBody Of(StubRequest request) => Of(request.IsCbor ? FromCbor(request.Body) : FromJson(JsonDocument.Parse(request.Body).RootElement)!);

    private static MetricDataRequestBody Of(object root)
    {
        var body = (Dictionary<string, object?>)root;
        return new(Convert.ToDouble(body["StartTime"], null), Convert.ToDouble(body["EndTime"], null), (string)body["ScanBy"]!, (string?)body.GetValueOrDefault("NextToken"),
            [.. ((List<object?>)body["MetricDataQueries"]!).Select(q => RequestedQuery.Of((Dictionary<string, object?>)q!))]);
    }

    private static object FromCbor(byte[] body)
    {
        var reader = new CborReader(body, CborConformanceMode.Strict);
        var root = Value(reader)!;
        Assert.Equal(0, reader.BytesRemaining);
        return root;
    }

    private static object? Value(CborReader reader)
    {
        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                var map = new Dictionary<string, object?>();
                reader.ReadStartMap();
                while (reader.PeekState() != CborReaderState.EndMap) map.Add(reader.ReadTextString(), Value(reader));
                reader.ReadEndMap();
                return map;
            case CborReaderState.StartArray:
                var list = new List<object?>();
                reader.ReadStartArray();
                while (reader.PeekState() != CborReaderState.EndArray) list.Add(Value(reader));
                reader.ReadEndArray();
                return list;
            case CborReaderState.Tag:
                Assert.Equal(CborTag.UnixTimeSeconds, reader.ReadTag());
                return Value(reader);
            case CborReaderState.TextString: return reader.ReadTextString();
            case CborReaderState.Boolean: return reader.ReadBoolean();
            case CborReaderState.UnsignedInteger: return reader.ReadInt64();
            default: return reader.ReadDouble();
        }
    }

    private static object? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => FromJson(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(FromJson).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => element.GetDouble(),
    };
}

internal sealed record RequestedQuery(string Id, string? Expression, bool ReturnData, int Period, string? Namespace, string? MetricName, string? Dimensions, string? Statistic)
{
    public static RequestedQuery Of(Dictionary<string, object?> query)
    {
        var stat = (Dictionary<string, object?>?)query.GetValueOrDefault("MetricStat");
        var metric = (Dictionary<string, object?>?)stat?["Metric"];
        var dimensions = ((List<object?>?)metric?.GetValueOrDefault("Dimensions"))?.Cast<Dictionary<string, object?>>().Select(d => $"{d["Name"]}={d["Value"]}");
        return new((string)query["Id"]!, (string?)query.GetValueOrDefault("Expression"), (bool?)query.GetValueOrDefault("ReturnData") ?? true,
            Convert.ToInt32((stat ?? query)["Period"], null), (string?)metric?["Namespace"], (string?)metric?["MetricName"],
            dimensions is null ? null : string.Join(',', dimensions), (string?)stat?["Stat"]);
    }
}
