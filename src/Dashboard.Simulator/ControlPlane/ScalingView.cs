using System.Security.Cryptography;
using System.Text;
using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>Shows what is registered in the shapes of the Application Auto Scaling service model.</summary>
internal sealed class ScalingView(LambdaAccount account)
{
    public const string Namespace = "lambda";
    public const string Dimension = "lambda:function:ProvisionedConcurrency";
    public const string Metric = "LambdaProvisionedConcurrencyUtilization";

    public TargetShape Target(ScalableTarget target) => new(
        Namespace, target.ResourceId, Dimension, target.MinCapacity, target.MaxCapacity,
        $"arn:aws:iam::{account.AccountId}:role/aws-service-role/lambda.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency",
        Seconds(target.CreationTime), new(false, false, false), TargetArn(target.ResourceId));

    public PolicyShape Policy(ScalingPolicy policy) => new(
        PolicyArn(policy.ResourceId, policy.PolicyName), policy.PolicyName, Namespace, policy.ResourceId, Dimension, "TargetTrackingScaling",
        new(policy.TargetValue, new(Metric), policy.ScaleOutCooldown, policy.ScaleInCooldown, false),
        Alarms(policy.ResourceId, policy.PolicyName), Seconds(policy.CreationTime));

    public ActionShape Action(ScheduledAction action) => new(
        action.Name, $"{Arn("autoscaling")}:scheduledAction:{Id(action.ResourceId)}:resource/lambda/{action.ResourceId}:scheduledActionName/{action.Name}",
        Namespace, action.Schedule, action.Timezone, action.ResourceId, Dimension, new(action.MinCapacity, action.MaxCapacity), Seconds(action.CreationTime));

    public string TargetArn(string resourceId) => $"{Arn("application-autoscaling")}:scalable-target/{Id(resourceId):N}";

    public string PolicyArn(string resourceId, string name) =>
        $"{Arn("autoscaling")}:scalingPolicy:{Id(resourceId + name)}:resource/lambda/{resourceId}:policyName/{name}";

    /// <summary>The two that target tracking makes for itself.</summary>
    public IReadOnlyList<ScalingAlarm> Alarms(string resourceId, string policy) => [Alarm(AlarmName(resourceId, policy, isHigh: true)), Alarm(AlarmName(resourceId, policy, isHigh: false))];

    public static string AlarmName(string resourceId, string policy, bool isHigh)
    {
        var kind = isHigh ? "AlarmHigh" : "AlarmLow";
        return $"TargetTracking-{resourceId}-{kind}-{Id(resourceId + policy + kind)}";
    }

    private ScalingAlarm Alarm(string name) => new(name, $"{Arn("cloudwatch")}:alarm:{name}");

    private string Arn(string service) => $"arn:aws:{service}:{account.Region}:{account.AccountId}";

    private static Guid Id(string of) => new(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16));

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
