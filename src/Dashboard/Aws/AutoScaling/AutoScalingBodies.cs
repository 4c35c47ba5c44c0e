using System.Text.Json.Serialization;

namespace Dashboard.Aws.AutoScaling;

internal sealed record ScalableTargetsBody(ScalableTargetBody[]? ScalableTargets, string? NextToken);

internal sealed record ScalableTargetBody(string? ResourceId, int? MinCapacity, int? MaxCapacity, SuspendedBody? SuspendedState);

internal sealed record SuspendedBody(bool? DynamicScalingInSuspended, bool? DynamicScalingOutSuspended, bool? ScheduledScalingSuspended);

internal sealed record ScalingPoliciesBody(ScalingPolicyBody[]? ScalingPolicies, string? NextToken);

internal sealed record ScalingPolicyBody(
    string? PolicyName, string? ResourceId, TargetTrackingBody? TargetTrackingScalingPolicyConfiguration, ScalingAlarmBody[]? Alarms);

internal sealed record ScalingAlarmBody(string? AlarmName);

internal sealed record TargetTrackingBody(double? TargetValue, int? ScaleInCooldown, int? ScaleOutCooldown);

internal sealed record ScheduledActionsBody(ScheduledActionBody[]? ScheduledActions, string? NextToken);

internal sealed record ScheduledActionBody(string? ScheduledActionName, string? ResourceId, string? Schedule, string? Timezone, ScalableTargetActionBody? ScalableTargetAction);

internal sealed record ScalableTargetActionBody(int? MinCapacity, int? MaxCapacity);

[JsonSerializable(typeof(ScalableTargetsBody))]
[JsonSerializable(typeof(ScalingPoliciesBody))]
[JsonSerializable(typeof(ScheduledActionsBody))]
internal sealed partial class AutoScalingJson : JsonSerializerContext;
