using System.Formats.Cbor;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Wire;
using static Dashboard.Simulator.Tests.CloudWatch.AccountFixture;

namespace Dashboard.Simulator.Tests.CloudWatch;

public sealed class ProtocolTests
{
    private readonly AccountFixture _account = new();

    public static TheoryData<WireProtocol> Protocols => [WireProtocol.RpcV2Cbor, WireProtocol.AwsJson, WireProtocol.AwsQuery];

    [Fact]
    public void Cbor_answers_carry_the_protocol_header_and_indefinite_containers()
    {
        _account.Fill(OfAccount("Invocations"), 2);
        var response = _account.Send("GetMetricData", LastMinutes(5, Query("m1", OfAccount("Invocations"))), WireProtocol.RpcV2Cbor);

        Assert.Equal("application/cbor", response.ContentType);
        Assert.Equal("rpc-v2-cbor", response.Headers!["smithy-protocol"]);
        var bytes = Convert.ToHexStringLower(response.Body.Span);
        Assert.StartsWith("bf71" + Convert.ToHexStringLower("MetricDataResults"u8) + "9fbf62" + Convert.ToHexStringLower("Id"u8), bytes, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower("Values"u8) + "9ffb4000000000000000ff", bytes, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower("Timestamps"u8) + "9fc1fb41da", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_answers_hold_times_as_epoch_seconds()
    {
        _account.Fill(OfAccount("Invocations"), 2);
        var response = _account.Send("GetMetricData", LastMinutes(5, Query("m1", OfAccount("Invocations"))));
        Assert.Equal("application/x-amz-json-1.0", response.ContentType);
        Assert.Equal(
            """{"MetricDataResults":[{"Id":"m1","Label":"Invocations","Timestamps":[1795435140],"Values":[2],"StatusCode":"Complete"}],"Messages":[]}""",
            Encoding.UTF8.GetString(response.Body.Span));
    }

    [Fact]
    public void Query_answers_are_wrapped_and_repeat_the_request_id()
    {
        _account.Fill(OfAccount("Invocations"), 2);
        var response = _account.Send("GetMetricData", LastMinutes(5, Query("m1", OfAccount("Invocations"))), WireProtocol.AwsQuery);
        Assert.Equal("text/xml", response.ContentType);
        var expected = """
            <GetMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><GetMetricDataResult><MetricDataResults><member>
            <Id>m1</Id><Label>Invocations</Label><Timestamps><member>2026-11-23T11:59:00Z</member></Timestamps><Values><member>2.0</member></Values>
            <StatusCode>Complete</StatusCode></member></MetricDataResults><Messages /></GetMetricDataResult>
            <ResponseMetadata><RequestId>5f6f4f6e-request</RequestId></ResponseMetadata></GetMetricDataResponse>
            """;
        Assert.True(XNode.DeepEquals(XElement.Parse(expected), XDocument.Load(new MemoryStream(response.Body.ToArray())).Root));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Any_number_and_text_comes_back_as_it_was_written(WireProtocol protocol)
    {
        Gen.Select(Gen.Double.Array[0, 20], Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u00A1', '\u2FFF']), 0, 300], Gen.Int, Gen.Long[0, 4_000_000_000], Gen.Bool)
            .Sample((numbers, text, integer, time, flag) =>
            {
                using var output = Output.For(protocol, "Any", "");
                output.Member("Text").Text(text);
                output.Member("Integer").Integer(integer);
                output.Member("Time").Time(time);
                output.Member("Flag").Flag(flag);
                output.List("Numbers", numbers, (o, number) => o.Number(number));
                output.Member("Map").Map([new("p50", 1.5), new("p99", 2)]);
                var answer = Answer.Decode(output.Finish(), protocol, "Any");

                Assert.Equal(text, answer.Text("Text"));
                Assert.Equal(integer, answer["Integer"].Number);
                Assert.Equal(time, answer["Time"].Time);
                Assert.Equal(flag, bool.Parse(answer.Text("Flag")!));
                Assert.Equal(numbers, answer.List("Numbers").Select(n => n.Number));
                Assert.Equal([1.5, 2], ((string[])["p50", "p99"]).Select(p => answer["Map"][p].Number));
            }, iter: 300);
    }

    [Theory]
    [InlineData(WireProtocol.AwsJson, "\"NaN\",\"Infinity\",\"-Infinity\"")]
    [InlineData(WireProtocol.AwsQuery, "<member>NaN</member><member>Infinity</member><member>-Infinity</member>")]
    public void What_is_not_finite_is_written_in_words(WireProtocol protocol, string expected)
    {
        using var output = Output.For(protocol, "Any", "");
        output.List("Numbers", [double.NaN, double.PositiveInfinity, double.NegativeInfinity], (o, number) => o.Number(number));
        Assert.Contains(expected, Encoding.UTF8.GetString(output.Finish().Body.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cbor_requests_may_use_any_legal_form(bool indefinite)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteStartMap(indefinite ? null : 2);
        writer.WriteTextString("Start");
        writer.WriteTag(CborTag.UnixTimeSeconds);
        writer.WriteDouble(1.5);
        writer.WriteTextString("Items");
        writer.WriteStartArray(indefinite ? null : 4);
        writer.WriteHalf((Half)2);
        writer.WriteInt32(-3);
        writer.WriteSingle(4.5f);
        writer.WriteUInt32(5);
        writer.WriteEndArray();
        writer.WriteEndMap();

        var input = CborInput.Read(writer.Encode());
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1.5), input.Time("Start"));
        Assert.Equal([2, -3, 4.5, 5], input.Numbers("Items"));
    }

    [Fact]
    public void Query_lists_are_in_the_order_of_their_numbers()
    {
        var input = QueryInput.Read(Encoding.UTF8.GetBytes("Names.member.10=j&Names.member.2=b&Names.member.1=a+a&Empty="));
        Assert.Equal(["a a", "b", "j"], input.Texts("Names"));
        Assert.Empty(input.Texts("Empty"));
    }

    [Theory]
    [InlineData(WireProtocol.AwsJson)]
    [InlineData(WireProtocol.RpcV2Cbor)]
    [InlineData(WireProtocol.AwsQuery)]
    public void Any_bytes_are_answered_or_refused_with_a_code(WireProtocol protocol)
    {
        var good = RequestEncoder.Encode(protocol, "GetMetricData", LastMinutes(5, Query("m1", OfAccount("Invocations"))));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length], Gen.Byte.Array[0, 30]).Sample((at, value, length, noise) =>
        {
            var flipped = (byte[])good.Clone();
            flipped[at] = value;
            foreach (var body in (byte[][])[flipped, good[..length], noise])
            {
                try
                {
                    Assert.Equal(200, _account.SendBody("GetMetricData", body, protocol).Status);
                }
                catch (AwsErrorException e)
                {
                    Assert.Contains(e.Code, (string[])["SerializationException", "ValidationError", "InvalidNextToken"]);
                }
            }
        }, iter: 1500);
    }

    [Fact]
    public void Nesting_of_requests_is_bounded()
    {
        byte[] cbor = [0xA1, 0x61, (byte)'a', .. Enumerable.Repeat((byte)0x81, 100_000), 0x01];
        Assert.Equal("SerializationException", Assert.Throws<AwsErrorException>(() => _account.SendBody("GetMetricData", cbor, WireProtocol.RpcV2Cbor)).Code);
        var json = "{\"a\":" + new string('[', 100_000);
        Assert.Equal("SerializationException", Assert.Throws<AwsErrorException>(() => _account.SendBody("GetMetricData", Encoding.UTF8.GetBytes(json), WireProtocol.AwsJson)).Code);
        var query = string.Join('.', Enumerable.Repeat("a", 1000)) + "=1";
        Assert.Equal("MalformedInput", Assert.Throws<AwsErrorException>(() => _account.SendBody("GetMetricData", Encoding.UTF8.GetBytes(query), WireProtocol.AwsQuery)).QueryCode);
    }

    [Fact]
    public void An_operation_that_is_not_served_is_unknown()
    {
        var error = _account.Refusal("DeleteEverything", []);
        Assert.Equal(("UnknownOperationException", "InvalidAction"), (error.Code, error.QueryCode));
    }
}
