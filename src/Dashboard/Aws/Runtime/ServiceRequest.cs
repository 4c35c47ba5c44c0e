using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Dashboard.Aws.Runtime;

/// <summary>One call's request.</summary>
/// <param name="write">Fills in method, path, headers and body; a body stream is disposed of by the SDK.</param>
internal sealed class ServiceRequest(Action<DefaultRequest> write) : AmazonWebServiceRequest
{
    /// <summary>HTTP answers so far, retried attempts included.</summary>
    public int Answers { get; set; }

    public sealed class Marshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public static readonly Marshaller Instance = new();

        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var request = new DefaultRequest(input, "Dashboard") { UseDoubleEncoding = true };
            ((ServiceRequest)input).Write(request);
            return request;
        }
    }

    private void Write(DefaultRequest request) => write(request);
}
