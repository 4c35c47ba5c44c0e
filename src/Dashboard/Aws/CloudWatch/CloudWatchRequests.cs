using System.Text.Json;
using Amazon.Runtime.Internal;
using Dashboard.Aws.Cbor;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.CloudWatch;

/// <summary>What every CloudWatch request carries in either protocol.</summary>
internal static class CloudWatchRequests
{
    private const string Service = "GraniteServiceVersion20100801";

    public static ServiceRequest Cbor(string operation, Action<CborBodyWriter> write) => new(request =>
    {
        Begin(request, "application/cbor");
        request.ResourcePath = $"/service/{Service}/operation/{operation}";
        request.Headers[WireFormats.ProtocolHeader] = WireFormats.RpcV2Cbor;
        request.Headers["Accept"] = "application/cbor";
        var body = new PooledContentStream();
        write(new(body.BufferWriter));
        request.ContentStream = body;
    });

    public static ServiceRequest Json(string operation, Action<Utf8JsonWriter> write) => new(request =>
    {
        Begin(request, "application/x-amz-json-1.0");
        request.ResourcePath = "/";
        request.Headers["X-Amz-Target"] = $"{Service}.{operation}";
        request.ContentStream = JsonRequestBody.Of(write);
    });

    private static void Begin(DefaultRequest request, string contentType)
    {
        request.HttpMethod = "POST";
        request.Headers["Content-Type"] = contentType;
        request.Headers["x-amzn-query-mode"] = "true";
    }
}
