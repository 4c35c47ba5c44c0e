using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Protocols;

internal static class WireCodec
{
    /// <exception cref="AwsErrorException">SerializationException (MalformedInput in the query protocol).</exception>
    public static Input Decode(WireRequest request) => request.Protocol switch
    {
        WireProtocol.RpcV2Cbor => CborInput.Read(request.Body),
        WireProtocol.AwsJson => JsonInput.Read(request.Body),
        WireProtocol.AwsQuery => QueryInput.Read(request.Body),
        _ => throw new AwsErrorException(400, "UnknownOperationException", "CloudWatch is not spoken to over REST."),
    };
}
