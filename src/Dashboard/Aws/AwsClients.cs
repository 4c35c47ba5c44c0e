using Dashboard.Aws.AutoScaling;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Lambda;

namespace Dashboard.Aws;

/// <summary>The services of one account and Region that are asked.</summary>
public sealed class AwsClients(AwsConnection connection, TimeProvider clock) : IDisposable
{
    public CloudWatchClient CloudWatch { get; } = new(connection, clock);
    public LambdaClient Lambda { get; } = new(connection, clock);
    public AutoScalingClient AutoScaling { get; } = new(connection, clock);

    public void Dispose()
    {
        CloudWatch.Dispose();
        Lambda.Dispose();
        AutoScaling.Dispose();
    }
}
