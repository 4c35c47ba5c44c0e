namespace Dashboard.Simulator.Wire;

/// <summary>The four ways in which AWS services are spoken to here.</summary>
public enum WireProtocol { RpcV2Cbor, AwsJson, AwsQuery, RestJson }

/// <summary>One request whose signature has been verified, told apart by service and operation, its body not yet read.</summary>
/// <param name="Service">Signing name: monitoring, lambda, application-autoscaling or sts.</param>
/// <param name="Operation">As AWS spells it, GetMetricData for instance.</param>
/// <param name="ContentType">Of the request, without parameters; what an error in the same protocol answers with.</param>
/// <param name="Path">Decoded segments of the path; of use for RestJson alone.</param>
public sealed record WireRequest(
    string Service,
    string Operation,
    WireProtocol Protocol,
    string ContentType,
    string Method,
    IReadOnlyList<string> Path,
    IReadOnlyDictionary<string, string> Query,
    ReadOnlyMemory<byte> Body);

/// <param name="Headers">Beside content type and request id, which the host adds.</param>
public sealed record WireResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string>? Headers = null)
{
    /// <summary>Metrics that AWS would put on the bill for this call; 0 where it bills by request.</summary>
    public int BilledMetrics { get; init; }

    /// <summary>Points asked for, range by period, whether they exist or not: what the limit of points a second counts.</summary>
    public long DatapointsAsked { get; init; }

    /// <summary>Start of the range they were asked for.</summary>
    public DateTimeOffset AskedFrom { get; init; }
}

/// <summary>An error AWS would answer with; the host writes it in the protocol of the request.</summary>
/// <param name="code">The shape's name, InvalidParameterValueException for instance.</param>
/// <param name="queryCode">The code of the query protocol and of the header x-amzn-query-error where it differs from the shape's name.</param>
public sealed class AwsErrorException(int status, string code, string message, string? queryCode = null) : Exception(message)
{
    public int Status => status;
    public string Code => code;
    public string QueryCode => queryCode ?? code;
    public bool IsSender => status < 500;
}
