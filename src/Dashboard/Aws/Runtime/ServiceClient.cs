using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Dashboard.Aws.Runtime;

/// <summary>
/// The SDK's pipeline (credentials, signing, retries, clock correction) around our wire formats. One for each account, Region and
/// service: that is the scope of the SDK's rate control.
/// </summary>
internal sealed class ServiceClient(AWSCredentials? credentials, ServiceConfig config, TimeProvider clock, TimeSpan callTimeout, ServerClock? serverClock)
    : AmazonServiceClient(credentials, config)
{
    public ServiceConfig Settings => config;

    public async Task<T> SendAsync<T>(ServiceRequest request, WireFormat format, BodyDecoder<T> decode, CancellationToken cancellation)
    {
        var options = new InvokeOptions { RequestMarshaller = ServiceRequest.Marshaller.Instance, ResponseUnmarshaller = new ResponseDecoder<T>(format, decode) };
        return (await InvokeAsync<DecodedResponse<T>>(request, options, cancellation).ConfigureAwait(false)).Value;
    }

    // Asked for by the base constructor, which runs before any field of this class is set.
    protected override IServiceMetadata ServiceMetadata => field ??= new Metadata(((ServiceConfig)Config).Service.ServiceId);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.AddHandlerAfter<Marshaller>(new SignatureHandler());
        pipeline.AddHandlerAfter<Unmarshaller>(new BodyBufferHandler(clock, callTimeout, serverClock));
    }

    private sealed class Metadata(string serviceId) : IServiceMetadata
    {
        public string ServiceId => serviceId;
        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}
