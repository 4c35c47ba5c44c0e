using Amazon.Runtime.Internal.Transform;

namespace Dashboard.Aws.Runtime;

/// <summary>Hands a buffered body to the decoder; the SDK's notion of a path through a document is not used.</summary>
internal sealed class BodyContext : UnmarshallerContext
{
    public BodyContext(BufferedResponse response, bool isException)
    {
        WebResponseData = response;
        IsException = isException;
        Body = response.Body;
    }

    public ReadOnlyMemory<byte> Body { get; }
    public override string CurrentPath => "";
    public override int CurrentDepth => 0;
    public override bool IsStartElement => false;
    public override bool IsEndElement => false;
    public override bool IsStartOfDocument => false;
}
