using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch;

/// <summary>CloudWatch of one account and Region in all three protocols.</summary>
public sealed class CloudWatchService(MetricStore metrics, LambdaAccount account)
{
    /// <param name="fault">PartialData, InternalError or Forbidden where one of them strikes this call; all others are the host's.</param>
    /// <exception cref="AwsErrorException">What AWS would answer as an error.</exception>
    public WireResponse Handle(WireRequest request, FaultKind? fault)
    {
        _ = (metrics, account, request, fault);
        throw new NotSupportedException();
    }
}
