using Dashboard.Aws.AutoScaling;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Lambda;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws;

/// <summary>The services of one account and Region that are asked, and the time as they tell it.</summary>
public sealed class AwsClients : IDisposable
{
    public AwsClients(AwsConnection connection, TimeProvider clock)
    {
        Clock = new(clock);
        (CloudWatch, Lambda, AutoScaling) = (new(connection, clock, Clock), new(connection, clock, Clock), new(connection, clock, Clock));
    }

    public ServerClock Clock { get; }
    public CloudWatchClient CloudWatch { get; }
    public LambdaClient Lambda { get; }
    public AutoScalingClient AutoScaling { get; }

    public void Dispose()
    {
        CloudWatch.Dispose();
        Lambda.Dispose();
        AutoScaling.Dispose();
    }
}
