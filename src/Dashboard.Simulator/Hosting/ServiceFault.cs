using Dashboard.Simulator.Security;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Hosting;

/// <summary>The errors any service can answer with, in the code and status that service uses.</summary>
internal static class ServiceFault
{
    public static AwsErrorException Throttled(string service) => service == AwsService.Lambda
        ? new(429, "TooManyRequestsException", "Rate exceeded")
        : new(400, "ThrottlingException", "Rate exceeded", "Throttling");

    public static AwsErrorException Internal(string service) => service switch
    {
        AwsService.CloudWatch => new(500, "InternalServiceFault", "The request processing has failed because of an unknown error, exception or failure.", "InternalServiceError"),
        AwsService.Lambda => new(500, "ServiceException", "An error occurred and the request cannot be processed."),
        AwsService.ApplicationAutoScaling => new(500, "InternalServiceException", "The service encountered an internal error."),
        _ => new(500, "InternalFailure", "The request processing has failed because of an unknown error, exception or failure."),
    };

    public static AwsErrorException Denied(string service, string operation, Caller caller)
    {
        var action = $"{AwsService.ActionPrefix(service)}:{operation}";
        var resource = service == AwsService.Lambda ? " on resource: *" : "";
        return new(service == AwsService.ApplicationAutoScaling ? 400 : 403, "AccessDeniedException",
            $"User: {caller.Arn} is not authorized to perform: {action}{resource} because no identity-based policy allows the {action} action", "AccessDenied");
    }
}
