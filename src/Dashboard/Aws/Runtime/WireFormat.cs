using Amazon.Runtime.Internal.Transform;

namespace Dashboard.Aws.Runtime;

/// <summary>How bodies are written; awsJson and restJson differ only in paths and headers of requests.</summary>
internal enum WireFormat { RpcV2Cbor, Json }

internal static class WireFormats
{
    public const string ProtocolHeader = "smithy-protocol";
    public const string RpcV2Cbor = "rpc-v2-cbor";

    /// <summary>Without this header the answer came from something that does not speak the protocol, and its body means nothing.</summary>
    public static bool IsRpcV2Cbor(IWebResponseData response) => response.GetHeaderValue(ProtocolHeader) == RpcV2Cbor;
}
