using Amazon.Runtime;

namespace Dashboard.Aws.Faults;

/// <summary>An error answer on its way through the SDK's retries.</summary>
internal sealed class ServiceErrorException(ServiceError error, Exception? inner)
    : AmazonServiceException(error.Message ?? $"HTTP {(int)error.Status}", inner, error.Side, error.Code, error.RequestId, error.Status)
{
    public ServiceError Error => error;
}
