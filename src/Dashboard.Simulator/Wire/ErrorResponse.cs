using System.Formats.Cbor;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Dashboard.Simulator.Wire;

/// <summary>Writes an error in the protocol of the request it answers.</summary>
internal static class ErrorResponse
{
    /// <param name="queryMode">The request carried x-amzn-query-mode: true and wants the query protocol's code beside the shape's name.</param>
    public static WireResponse Write(AwsErrorException error, WireProtocol protocol, string service, string contentType, bool queryMode, string requestId)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (queryMode && protocol is (WireProtocol.RpcV2Cbor or WireProtocol.AwsJson))
            headers["x-amzn-query-error"] = $"{error.QueryCode};{(error.IsSender ? "Sender" : "Receiver")}";
        return protocol switch
        {
            WireProtocol.RpcV2Cbor => Cbor(error, service, headers),
            WireProtocol.AwsJson => new(error.Status, contentType, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
            {
                ["__type"] = QualifiedName(error.Code, service),
                [service == AwsService.ApplicationAutoScaling ? "Message" : "message"] = error.Message,
            }), headers),
            WireProtocol.AwsQuery => new(error.Status, "text/xml", Xml(error, service, requestId), headers),
            _ => Rest(error, headers),
        };
    }

    private static WireResponse Cbor(AwsErrorException error, string service, Dictionary<string, string> headers)
    {
        var writer = new CborWriter();
        writer.WriteStartMap(2);
        writer.WriteTextString("__type");
        writer.WriteTextString(QualifiedName(error.Code, service));
        writer.WriteTextString("message");
        writer.WriteTextString(error.Message);
        writer.WriteEndMap();
        headers["smithy-protocol"] = "rpc-v2-cbor";
        return new(error.Status, "application/cbor", writer.Encode(), headers);
    }

    private static WireResponse Rest(AwsErrorException error, Dictionary<string, string> headers)
    {
        headers["x-amzn-ErrorType"] = $"{error.Code}:http://internal.amazon.com/coral/com.amazonaws.awsgirapi/";
        var fields = new Dictionary<string, string>();
        if (error.Code == "TooManyRequestsException")
        {
            headers["Retry-After"] = "1";
            fields["Reason"] = "CallerRateLimitExceeded";
        }
        if (LambdaModels(error.Code)) fields["Type"] = error.IsSender ? "User" : "Service";
        fields[error.Code is "ResourceNotFoundException" or "ServiceException" ? "Message" : "message"] = error.Message;
        return new(error.Status, "application/json", JsonSerializer.SerializeToUtf8Bytes(fields), headers);
    }

    private static byte[] Xml(AwsErrorException error, string service, string requestId)
    {
        XNamespace space = service == AwsService.SecurityToken
            ? "https://sts.amazonaws.com/doc/2011-06-15/" : "http://monitoring.amazonaws.com/doc/2010-08-01/";
        var root = new XElement(space + "ErrorResponse",
            new XElement(space + "Error",
                new XElement(space + "Type", error.IsSender ? "Sender" : "Receiver"),
                new XElement(space + "Code", error.QueryCode),
                new XElement(space + "Message", error.Message)),
            new XElement(space + "RequestId", requestId));
        return Encoding.UTF8.GetBytes(root.ToString());
    }

    /// <summary>Errors every service shares live in the framework's own namespace, the others in the service's.</summary>
    private static string QualifiedName(string code, string service) =>
        (SignatureShapes.Contains(code) || code is "UnknownOperationException" or "SerializationException" or "InternalFailure"
            ? "com.amazon.coral.service#"
            : service == AwsService.CloudWatch ? "com.amazonaws.cloudwatch#" : "") + code;

    private static bool LambdaModels(string code) => code
        is "TooManyRequestsException" or "ServiceException" or "ResourceNotFoundException" or "ResourceConflictException"
        or "InvalidParameterValueException" or "ProvisionedConcurrencyConfigNotFoundException";

    private static readonly HashSet<string> SignatureShapes =
    [
        "MissingAuthenticationTokenException", "IncompleteSignatureException", "UnrecognizedClientException",
        "InvalidSignatureException", "ExpiredTokenException", "AccessDeniedException",
    ];
}
