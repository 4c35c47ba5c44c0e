using System.Net;
using Dashboard.Aws.Faults;
using Dashboard.Aws.Runtime;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Error answers, on to the fault that people read. No body may fail to become one.</summary>
internal sealed class ErrorTarget(bool isCbor, int inputs) : WireTarget("Errors", isCbor, inputs)
{
    private const int LongestText = 600;

    private static readonly FaultContext Context = new("cloudwatch:GetMetricData", Connections.To(new("http://127.0.0.1:1")), TimeProvider.System, Config: null);
    private static readonly string[] Codes = ["ThrottlingException", "AccessDenied", "SignatureDoesNotMatch", "InvalidSignatureException", "RequestExpired", "ValidationError", "InternalFailure"];

    private static readonly string[] Messages =
    [
        "Rate exceeded", "User: arn:aws:sts::111122223333:assumed-role/Viewer/me is not authorized to perform: cloudwatch:GetMetricData",
        "Signature expired: 20261123T120000Z is now earlier than 20261123T121600Z (20261123T122100Z - 5 min.)", "two lines\nof text", "日本語", "",
    ];

    private StubbedResponse _response = new();
    private HttpStatusCode _status;

    public override (Node Root, string? Truth) Create(Tree tree)
    {
        var (code, inHeader) = (tree.Dice.Of(Codes), tree.Dice.OneIn(3));
        var message = inHeader || !tree.Dice.OneIn(3) ? tree.Dice.Of(Messages) : null;
        _status = tree.Dice.Of(HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError);
        _response = new(
            (WireFormats.ProtocolHeader, WireFormats.RpcV2Cbor), (ServiceError.RequestIdHeader, "request"), ("Date", tree.Dice.Of("Mon, 23 Nov 2026 12:00:00 GMT", "yesterday", null)),
            (ServiceError.QueryErrorHeader, inHeader ? code + tree.Dice.Of(";Sender", ";Receiver", ";") : tree.Dice.Of(null, ";", ";;", "a;b;c")));
        var type = inHeader ? tree.WordOrNone() : tree.Dice.Of("", "com.amazonaws.cloudwatch#", "a#b#") + code + tree.Dice.Of("", ":", ":http://internal.amazon.com/coral/");
        return (tree.Map(("__type", type is null ? null : tree.Text(type, first: true)), (tree.Dice.Of("message", "Message"), tree.Maybe(message))), Text(code, message));
    }

    public override object Decode(ReadOnlySpan<byte> body)
    {
        var format = IsCbor ? WireFormat.RpcV2Cbor : WireFormat.Json;
        var error = ServiceError.Read(format, body, _response, _status);
        var fault = FaultReader.Read(new ServiceErrorException(error, null), Context);
        Assert.InRange(fault.Code.Length, 1, LongestText);
        Assert.InRange(fault.Message.Length, 0, LongestText);
        Assert.InRange(fault.Remedy.Length, 1, LongestText);
        return ServiceError.Body(format, body) is (null, null) ? throw new NothingSaidException() : error;
    }

    public override string Describe(object decoded)
    {
        var error = (ServiceError)decoded;
        return Text(error.Code, error.Message);
    }

    public override bool IsRefusal(Exception exception) => exception is NothingSaidException;

    /// <summary>Stands for a body of which the fault says nothing, to count those: decoding throws nothing.</summary>
    private sealed class NothingSaidException : Exception;

    private static string Text(string? code, string? message) => $"{code ?? "none"}: {message ?? "nothing said"}";
}
