using System.Formats.Cbor;
using System.Text.Json;
using Dashboard.Aws.CloudWatch;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.CloudWatch;

public sealed class ListMetricsTests
{
    private const string FirstPage = """{"Metrics":[{"Namespace":"AWS/Lambda","MetricName":"Invocations","Dimensions":[{"Name":"FunctionName","Value":"checkout"},{"Name":"Resource","Value":"checkout:live"}]},{"Namespace":"AWS/Lambda","MetricName":"Throttles","Dimensions":[]}],"NextToken":"t1","OwningAccounts":null}""";
    private const string LastPage = """{"Metrics":[{"Namespace":"AWS/Lambda","MetricName":"Errors"}]}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_pages_are_read_with_their_filters(bool json)
    {
        await using var stub = await StubEndpoint.StartAsync(r => Answer(r.Number == 0 ? FirstPage : LastPage, json));
        using var client = new CloudWatchClient(Connections.To(stub.Address) with { UseJson = json }, TimeProvider.System);

        var metrics = await client.ListMetricsAsync("AWS/Lambda", "Invocations", [new("FunctionName", "checkout")], recentlyActive: true, TestContext.Current.CancellationToken);

        Assert.Equal(["Invocations{FunctionName=checkout,Resource=checkout:live}", "Throttles{}", "Errors{}"],
            metrics.Value.Select(m => $"{m.MetricName}{{{string.Join(',', m.Dimensions.Select(d => $"{d.Name}={d.Value}"))}}}"));
        Assert.Equal(
            ["""{"Namespace":"AWS/Lambda","MetricName":"Invocations","Dimensions":[{"Name":"FunctionName","Value":"checkout"}],"RecentlyActive":"PT3H"}""",
             """{"Namespace":"AWS/Lambda","MetricName":"Invocations","Dimensions":[{"Name":"FunctionName","Value":"checkout"}],"RecentlyActive":"PT3H","NextToken":"t1"}"""],
            stub.Requests.Select(r => json ? System.Text.Encoding.UTF8.GetString(r.Body) : ToJson(new CborReader(r.Body))));
    }

    [Fact]
    public void A_dimension_whose_name_or_value_is_null_reads_the_same_in_either_protocol()
    {
        const string Body = """{"Metrics":[{"Namespace":null,"MetricName":"Errors","Dimensions":[{"Name":null,"Value":"v"},{"Name":"n","Value":null}]}]}""";

        var read = new[] { ListedMetrics.ReadJson(System.Text.Encoding.UTF8.GetBytes(Body)), ListedMetrics.ReadCbor(ToCbor(JsonDocument.Parse(Body).RootElement)) };

        Assert.All(read, page => Assert.Equal([new("", "v"), new("n", "")], page.Metrics.Single().Dimensions));
    }

    private static StubAnswer Answer(string json, bool asJson) => asJson ? StubAnswer.Json(json) : StubAnswer.Cbor(ToCbor(JsonDocument.Parse(json).RootElement));

    private static byte[] ToCbor(JsonElement element)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        Write(element);
        return writer.Encode();

        void Write(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    writer.WriteStartMap(null);
                    foreach (var member in value.EnumerateObject())
                    {
                        writer.WriteTextString(member.Name);
                        Write(member.Value);
                    }
                    writer.WriteEndMap();
                    break;
                case JsonValueKind.Array:
                    writer.WriteStartArray(null);
                    foreach (var item in value.EnumerateArray()) Write(item);
                    writer.WriteEndArray();
                    break;
                case JsonValueKind.Null: writer.WriteNull(); break;
                default: writer.WriteTextString(value.GetString()!); break;
            }
        }
    }

    private static string ToJson(CborReader reader)
    {
        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                var members = new List<string>();
                reader.ReadStartMap();
                while (reader.PeekState() != CborReaderState.EndMap) members.Add($"\"{reader.ReadTextString()}\":{ToJson(reader)}");
                reader.ReadEndMap();
                return $"{{{string.Join(',', members)}}}";
            case CborReaderState.StartArray:
                var items = new List<string>();
                reader.ReadStartArray();
                while (reader.PeekState() != CborReaderState.EndArray) items.Add(ToJson(reader));
                reader.ReadEndArray();
                return $"[{string.Join(',', items)}]";
            default:
                return $"\"{reader.ReadTextString()}\"";
        }
    }
}
