using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.Faults;

/// <summary>Says of any exception of the SDK what kind of trouble it is.</summary>
internal static class FaultReader
{
    public static AwsFault Read(Exception exception, FaultContext context) => exception switch
    {
        CredentialsException { InnerException: { } cause } => Credentials(cause, context),
        RegionMissingException => Fault(AwsFaultKind.NoRegion, context, "RegionMissing", exception.Message),
        ForeignAnswerException or BodyTooLargeException => Fault(AwsFaultKind.Malformed, context, exception.GetType().Name.Replace("Exception", "", StringComparison.Ordinal), exception.Message),
        AmazonUnmarshallingException unreadable =>
            Fault(AwsFaultKind.Malformed, context, "UnreadableAnswer", unreadable.InnerException?.Message ?? "The answer could not be read.", unreadable.RequestId),
        AmazonServiceException { StatusCode: not 0 } service => Service(service, context),
        _ => Transport(exception, context),
    };

    public static AwsFault Deadline(FaultContext context) =>
        Fault(AwsFaultKind.TimedOut, context, "Timeout", $"No complete answer within {context.Connection.CallTimeout.TotalSeconds:0.#} s.");

    private static AwsFault Service(AmazonServiceException exception, FaultContext context)
    {
        var kind = ErrorCodes.KindOf(exception.ErrorCode, exception.Message, exception.StatusCode);
        var code = string.IsNullOrEmpty(exception.ErrorCode) ? $"HTTP {(int)exception.StatusCode}" : exception.ErrorCode;
        var serverTime = (exception as ServiceErrorException)?.Error.ServerTime;
        return Fault(kind, context, code, exception.Message, exception.RequestId, serverTime);
    }

    private static AwsFault Transport(Exception exception, FaultContext context)
    {
        foreach (var cause in Chain(exception))
        {
            switch (cause)
            {
                case TimeoutException or OperationCanceledException:
                    return Fault(AwsFaultKind.TimedOut, context, "Timeout", cause.Message);
                case SocketException socket:
                    return Fault(AwsFaultKind.Unreachable, context, socket.SocketErrorCode.ToString(), socket.Message);
                case AuthenticationException:
                    return Fault(AwsFaultKind.Unreachable, context, "TlsFailed", cause.Message);
            }
        }
        var broken = Chain(exception).FirstOrDefault(e => e is HttpRequestException or IOException or WebException);
        return broken is not null
            ? Fault(AwsFaultKind.Unreachable, context, "ConnectionLost", broken.Message)
            : Fault(AwsFaultKind.InvalidRequest, context, exception.GetType().Name, exception.Message);
    }

    private static AwsFault Credentials(Exception cause, FaultContext context)
    {
        if (Chain(cause).OfType<AmazonServiceException>().FirstOrDefault(e => e.StatusCode != 0) is { } service)
        {
            var viaRole = context.Connection.RoleArn is { Length: > 0 };
            return Service(service, context with { Action = viaRole ? "sts:AssumeRole" : context.Action });
        }
        if (Chain(cause).OfType<RegionMissingException>().FirstOrDefault() is { } region) return Read(region, context);
        if (cause is ProfileNotFoundException) return Fault(AwsFaultKind.NoCredentials, context, nameof(ProfileNotFoundException), cause.Message);
        if (Chain(cause).Any(e => e.Message.Contains("expired", StringComparison.OrdinalIgnoreCase)))
            return Fault(AwsFaultKind.ExpiredCredentials, context, cause.GetType().Name, cause.Message);
        var transport = Transport(cause, context);
        return transport.Kind is AwsFaultKind.Unreachable or AwsFaultKind.TimedOut && context.Connection.RoleArn is { Length: > 0 }
            ? transport
            : Fault(AwsFaultKind.NoCredentials, context, cause.GetType().Name, cause.Message);
    }

    private static AwsFault Fault(AwsFaultKind kind, FaultContext context, string code, string message, string? requestId = null, DateTimeOffset? serverTime = null) =>
        new(kind, context.Action, code, Confidential.Redact(message), Confidential.Redact(Remedies.For(kind, context, message, serverTime)), string.IsNullOrEmpty(requestId) ? null : requestId);

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException) yield return cause;
    }
}
