using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Dashboard.Aws.Faults;

namespace Dashboard.Aws.Runtime;

/// <summary>Makes a value of a good answer's body. Throws <see cref="FormatException"/> when it cannot.</summary>
internal delegate T BodyDecoder<out T>(ReadOnlySpan<byte> body);

/// <summary>A decoded answer as the SDK's pipeline passes it on.</summary>
internal sealed class DecodedResponse<T> : AmazonWebServiceResponse
{
    public T Value { get; set; } = default!;
}

/// <summary>One per call: it closes over where the caller wants the answer.</summary>
internal sealed class ResponseDecoder<T>(WireFormat format, BodyDecoder<T> decode) : ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var context = (BodyContext)input;
        var response = context.ResponseData;
        if (format == WireFormat.RpcV2Cbor && !WireFormats.IsRpcV2Cbor(response)) throw new ForeignAnswerException(response);
        var requestId = response.GetHeaderValue(ServiceError.RequestIdHeader);
        try
        {
            return new DecodedResponse<T> { Value = decode(context.Body.Span), ResponseMetadata = new() { RequestId = requestId } };
        }
        catch (FormatException exception)
        {
            // The SDK takes this type with status 200 for a transient fault and asks again.
            throw new AmazonUnmarshallingException(requestId, lastKnownLocation: "", exception, response.StatusCode);
        }
    }

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var context = (BodyContext)input;
        return new ServiceErrorException(ServiceError.Read(format, context.Body.Span, context.ResponseData, statusCode), innerException);
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
        new BodyContext((BufferedResponse)response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        new BodyContext((BufferedResponse)response, isException);
}
