using System.Formats.Cbor;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Tests.Wire;

public sealed class ErrorResponseTests
{
    private static readonly AwsErrorException Throttled = new(400, "ThrottlingException", "Rate exceeded", "Throttling");
    private static readonly AwsErrorException Broken = new(500, "InternalServiceFault", "Sorry <&>", "InternalServiceError");

    [Fact]
    public void In_cbor_the_shape_stands_in_the_body_and_the_query_code_in_the_header()
    {
        var answer = ErrorResponse.Write(Throttled, WireProtocol.RpcV2Cbor, "monitoring", "application/cbor", true, "id");

        var reader = new CborReader(answer.Body);
        reader.ReadStartMap();
        string[] texts = [reader.ReadTextString(), reader.ReadTextString(), reader.ReadTextString(), reader.ReadTextString()];
        Assert.Equal(["__type", "com.amazonaws.cloudwatch#ThrottlingException", "message", "Rate exceeded"], texts);
        Assert.Equal("Throttling;Sender", answer.Headers!["x-amzn-query-error"]);
        Assert.Equal("rpc-v2-cbor", answer.Headers["smithy-protocol"]);
        Assert.Equal((400, "application/cbor"), (answer.Status, answer.ContentType));
    }

    [Fact]
    public void The_query_code_is_sent_only_to_those_who_asked_for_it()
    {
        var answer = ErrorResponse.Write(Throttled, WireProtocol.AwsJson, "monitoring", "application/x-amz-json-1.0", false, "id");

        Assert.False(answer.Headers!.ContainsKey("x-amzn-query-error"));
    }

    [Fact]
    public void In_json_the_type_is_qualified_and_the_fault_is_the_receivers_from_500_on()
    {
        var answer = ErrorResponse.Write(Broken, WireProtocol.AwsJson, "monitoring", "application/x-amz-json-1.0", true, "id");

        using var body = JsonDocument.Parse(answer.Body);
        Assert.Equal("com.amazonaws.cloudwatch#InternalServiceFault", body.RootElement.GetProperty("__type").GetString());
        Assert.Equal("InternalServiceError;Receiver", answer.Headers!["x-amzn-query-error"]);
        Assert.Equal("application/x-amz-json-1.0", answer.ContentType);
    }

    [Fact]
    public void In_query_the_answer_is_an_escaped_ErrorResponse_in_the_services_namespace()
    {
        var answer = ErrorResponse.Write(Broken, WireProtocol.AwsQuery, "sts", "application/x-www-form-urlencoded", false, "the-id");

        var root = XDocument.Parse(Encoding.UTF8.GetString(answer.Body.Span)).Root!;
        XNamespace sts = "https://sts.amazonaws.com/doc/2011-06-15/";
        Assert.Equal(sts + "ErrorResponse", root.Name);
        Assert.Equal(["Receiver", "InternalServiceError", "Sorry <&>"], root.Element(sts + "Error")!.Elements().Select(e => e.Value));
        Assert.Equal("the-id", root.Element(sts + "RequestId")!.Value);
    }

    [Fact]
    public void In_rest_a_throttled_caller_is_told_how_long_to_wait_and_why()
    {
        var answer = ErrorResponse.Write(new(429, "TooManyRequestsException", "Rate exceeded"), WireProtocol.RestJson, "lambda", "", false, "id");

        using var body = JsonDocument.Parse(answer.Body);
        Assert.StartsWith("TooManyRequestsException:", answer.Headers!["x-amzn-ErrorType"], StringComparison.Ordinal);
        Assert.Equal("1", answer.Headers["Retry-After"]);
        Assert.Equal("CallerRateLimitExceeded", body.RootElement.GetProperty("Reason").GetString());
        Assert.Equal("Rate exceeded", body.RootElement.GetProperty("message").GetString());
    }
}
