using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.AutoScaling;

/// <summary>From Application Auto Scaling's answers to the model.</summary>
internal static class AutoScalingMapping
{
    public static ScalableTarget Target(ScalableTargetBody body) => new(
        body.ResourceId ?? "", body.MinCapacity ?? 0, body.MaxCapacity ?? 0,
        body.SuspendedState is { DynamicScalingInSuspended: true } or { DynamicScalingOutSuspended: true } or { ScheduledScalingSuspended: true });

    public static ScalingPolicy Policy(ScalingPolicyBody body)
    {
        var tracking = body.TargetTrackingScalingPolicyConfiguration;
        return new(body.PolicyName ?? "", body.ResourceId ?? "", tracking?.TargetValue, Seconds(tracking?.ScaleInCooldown), Seconds(tracking?.ScaleOutCooldown))
        {
            Alarms = JsonBody.All(body.Alarms, alarm => alarm.AlarmName ?? ""),
        };
    }

    public static ScheduledAction Action(ScheduledActionBody body) => new(
        body.ScheduledActionName ?? "", body.ResourceId ?? "", body.Schedule ?? "", body.Timezone, body.ScalableTargetAction?.MinCapacity, body.ScalableTargetAction?.MaxCapacity);

    private static TimeSpan? Seconds(int? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}
