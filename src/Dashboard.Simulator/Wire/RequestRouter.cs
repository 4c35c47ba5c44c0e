using System.Text;

namespace Dashboard.Simulator.Wire;

/// <summary>Tells by headers and path alone what a request asks of which service, in which protocol.</summary>
internal static class RequestRouter
{
    private const string CloudWatchModel = "GraniteServiceVersion20100801";
    private const string AutoScalingModel = "AnyScaleFrontendService";
    private const string SecurityTokenVersion = "2011-06-15";
    private const string Unknown = "";

    /// <param name="signingName">Service of the signature's credential scope; null when the request bears none.</param>
    /// <returns>The operation is empty where the service has none of that name.</returns>
    public static WireRequest Route(IncomingRequest request, string? signingName)
    {
        if (request.Headers.ContainsKey("smithy-protocol")) return RpcV2(request);
        if (request.Headers.TryGetValue("x-amz-target", out var target)) return AwsJson(request, target.ToString());
        var fields = request.MediaType == "application/x-www-form-urlencoded" ? request.BodyText : request.RawQuery;
        var form = FormFields.Parse(fields);
        if (form.ContainsKey("Action") && signingName != AwsService.Lambda) return AwsQuery(request, form, fields, signingName);
        var path = request.PathSegments;
        var query = request.QueryParameters;
        return Make(request, AwsService.Lambda, LambdaRoutes.Operation(request.Method, path, query) ?? Unknown, WireProtocol.RestJson) with
        {
            Path = path,
            Query = query,
        };
    }

    /// <summary>A request with an X-Amz-Target must be refused, says the protocol's specification.</summary>
    private static WireRequest RpcV2(IncomingRequest request)
    {
        var operation = request is { Method: "POST", PathSegments: ["service", CloudWatchModel, "operation", var name] }
            && request.Headers["smithy-protocol"] == "rpc-v2-cbor" && !request.Headers.ContainsKey("x-amz-target") ? name : Unknown;
        return Make(request, AwsService.CloudWatch, operation, WireProtocol.RpcV2Cbor);
    }

    private static WireRequest AwsJson(IncomingRequest request, string target) => target.Split('.') switch
    {
        [CloudWatchModel, var name] when request.Method == "POST" => Make(request, AwsService.CloudWatch, name, WireProtocol.AwsJson),
        [AutoScalingModel, var name] when request.Method == "POST" => Make(request, AwsService.ApplicationAutoScaling, name, WireProtocol.AwsJson),
        [AutoScalingModel, ..] => Make(request, AwsService.ApplicationAutoScaling, Unknown, WireProtocol.AwsJson),
        _ => Make(request, AwsService.CloudWatch, Unknown, WireProtocol.AwsJson),
    };

    private static WireRequest AwsQuery(IncomingRequest request, IReadOnlyDictionary<string, string> form, string fields, string? signingName)
    {
        var service = signingName == AwsService.SecurityToken || form.GetValueOrDefault("Version") == SecurityTokenVersion
            ? AwsService.SecurityToken : AwsService.CloudWatch;
        return Make(request, service, form["Action"], WireProtocol.AwsQuery) with { Body = Encoding.UTF8.GetBytes(fields), Query = form };
    }

    private static WireRequest Make(IncomingRequest request, string service, string operation, WireProtocol protocol) =>
        new(service, operation, protocol, request.MediaType, request.Method, [], EmptyQuery, request.Body);

    private static readonly Dictionary<string, string> EmptyQuery = [];
}
