namespace Dashboard.Simulator.ControlPlane;

/// <summary>What all three Describe calls may be asked; members that a call does not know are null there.</summary>
internal sealed record DescribeRequest(
    string? ServiceNamespace, string? ScalableDimension, string? ResourceId, IReadOnlyList<string>? ResourceIds,
    IReadOnlyList<string>? PolicyNames, IReadOnlyList<string>? ScheduledActionNames, int? MaxResults, string? NextToken);

internal sealed record TargetShape(
    string ServiceNamespace, string ResourceId, string ScalableDimension, int MinCapacity, int MaxCapacity,
    string RoleARN, double CreationTime, SuspendedState SuspendedState, string ScalableTargetARN);

internal sealed record SuspendedState(bool DynamicScalingInSuspended, bool DynamicScalingOutSuspended, bool ScheduledScalingSuspended);

internal sealed record PolicyShape(
    string PolicyARN, string PolicyName, string ServiceNamespace, string ResourceId, string ScalableDimension, string PolicyType,
    TargetTracking TargetTrackingScalingPolicyConfiguration, IReadOnlyList<ScalingAlarm> Alarms, double CreationTime);

internal sealed record TargetTracking(
    double? TargetValue, PredefinedMetric? PredefinedMetricSpecification, int? ScaleOutCooldown, int? ScaleInCooldown, bool? DisableScaleIn);

internal sealed record PredefinedMetric(string? PredefinedMetricType);

internal sealed record ScalingAlarm(string AlarmName, string AlarmARN);

internal sealed record ActionShape(
    string ScheduledActionName, string ScheduledActionARN, string ServiceNamespace, string Schedule, string? Timezone,
    string ResourceId, string ScalableDimension, TargetAction ScalableTargetAction, double CreationTime);

internal sealed record TargetAction(int? MinCapacity, int? MaxCapacity);

internal sealed record DescribeScalableTargetsResponse(IReadOnlyList<TargetShape> ScalableTargets, string? NextToken);
internal sealed record DescribeScalingPoliciesResponse(IReadOnlyList<PolicyShape> ScalingPolicies, string? NextToken);
internal sealed record DescribeScheduledActionsResponse(IReadOnlyList<ActionShape> ScheduledActions, string? NextToken);

internal sealed record RegisterScalableTargetRequest(
    string? ServiceNamespace, string? ResourceId, string? ScalableDimension, int? MinCapacity, int? MaxCapacity);

internal sealed record RegisterScalableTargetResponse(string ScalableTargetARN);

internal sealed record PutScalingPolicyRequest(
    string? ServiceNamespace, string? ResourceId, string? ScalableDimension, string? PolicyName, string? PolicyType,
    TargetTracking? TargetTrackingScalingPolicyConfiguration);

internal sealed record PutScalingPolicyResponse(string PolicyARN, IReadOnlyList<ScalingAlarm> Alarms);

internal sealed record PutScheduledActionRequest(
    string? ServiceNamespace, string? ResourceId, string? ScalableDimension, string? ScheduledActionName, string? Schedule,
    string? Timezone, TargetAction? ScalableTargetAction);

internal sealed record EmptyResponse;
