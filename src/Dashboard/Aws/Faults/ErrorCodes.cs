using System.Collections.Frozen;
using System.Net;

namespace Dashboard.Aws.Faults;

/// <summary>Error codes of AWS services by what they ask of a person.</summary>
internal static class ErrorCodes
{
    private static readonly FrozenDictionary<string, AwsFaultKind> Kinds = new Dictionary<string, AwsFaultKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["Throttling"] = AwsFaultKind.Throttled,
        ["ThrottlingException"] = AwsFaultKind.Throttled,
        ["ThrottledException"] = AwsFaultKind.Throttled,
        ["RequestThrottled"] = AwsFaultKind.Throttled,
        ["RequestThrottledException"] = AwsFaultKind.Throttled,
        ["TooManyRequestsException"] = AwsFaultKind.Throttled,
        ["RequestLimitExceeded"] = AwsFaultKind.Throttled,
        ["LimitExceeded"] = AwsFaultKind.Throttled,
        ["LimitExceededException"] = AwsFaultKind.Throttled,
        ["SlowDown"] = AwsFaultKind.Throttled,

        ["AccessDenied"] = AwsFaultKind.AccessDenied,
        ["AccessDeniedException"] = AwsFaultKind.AccessDenied,
        ["UnauthorizedOperation"] = AwsFaultKind.AccessDenied,
        ["AuthorizationError"] = AwsFaultKind.AccessDenied,
        ["NotAuthorized"] = AwsFaultKind.AccessDenied,

        ["ExpiredToken"] = AwsFaultKind.ExpiredCredentials,
        ["ExpiredTokenException"] = AwsFaultKind.ExpiredCredentials,

        ["InvalidClientTokenId"] = AwsFaultKind.RejectedCredentials,
        ["UnrecognizedClientException"] = AwsFaultKind.RejectedCredentials,
        ["InvalidAccessKeyId"] = AwsFaultKind.RejectedCredentials,
        ["SignatureDoesNotMatch"] = AwsFaultKind.RejectedCredentials,
        ["InvalidSignatureException"] = AwsFaultKind.RejectedCredentials,
        ["IncompleteSignature"] = AwsFaultKind.RejectedCredentials,
        ["IncompleteSignatureException"] = AwsFaultKind.RejectedCredentials,
        ["MissingAuthenticationToken"] = AwsFaultKind.RejectedCredentials,
        ["MissingAuthenticationTokenException"] = AwsFaultKind.RejectedCredentials,
        ["AuthFailure"] = AwsFaultKind.RejectedCredentials,
        ["OptInRequired"] = AwsFaultKind.RejectedCredentials,
        ["NotSignedUp"] = AwsFaultKind.RejectedCredentials,

        ["RequestTimeTooSkewed"] = AwsFaultKind.ClockSkew,
        ["RequestExpired"] = AwsFaultKind.ClockSkew,
        ["RequestInTheFuture"] = AwsFaultKind.ClockSkew,

        ["ResourceNotFound"] = AwsFaultKind.NotFound,
        ["ResourceNotFoundException"] = AwsFaultKind.NotFound,
        ["ObjectNotFoundException"] = AwsFaultKind.NotFound,
        ["RequestTimeout"] = AwsFaultKind.TimedOut,
        ["RequestTimeoutException"] = AwsFaultKind.TimedOut,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static AwsFaultKind KindOf(string? code, string? message, HttpStatusCode status)
    {
        if (code is not null && Kinds.TryGetValue(code, out var kind))
            return kind == AwsFaultKind.RejectedCredentials && SkewMessage.IsOne(message) ? AwsFaultKind.ClockSkew : kind;
        return status switch
        {
            HttpStatusCode.TooManyRequests => AwsFaultKind.Throttled,
            >= HttpStatusCode.InternalServerError => AwsFaultKind.ServerError,
            _ when code is null => AwsFaultKind.Malformed,
            HttpStatusCode.NotFound => AwsFaultKind.NotFound,
            HttpStatusCode.Forbidden => AwsFaultKind.AccessDenied,
            _ => AwsFaultKind.InvalidRequest,
        };
    }
}
