using System.Collections.Immutable;

namespace Dashboard.Aws.AutoScaling;

/// <summary>Bounds within which Application Auto Scaling moves an alias's provisioned concurrency.</summary>
/// <param name="ResourceId">function:NAME:ALIAS.</param>
/// <param name="ScalingSuspended">True when scaling in, out or by schedule is suspended.</param>
public sealed record ScalableTarget(string ResourceId, int MinCapacity, int MaxCapacity, bool ScalingSuspended);

/// <summary>Target tracking of provisioned concurrency utilization.</summary>
/// <param name="ResourceId">function:NAME:ALIAS.</param>
/// <param name="TargetValue">A fraction: 0.7 for 70 %; a value above 1 never scales out. Null for other kinds of policy.</param>
/// <param name="ScaleInCooldown">Null for Lambda's default.</param>
/// <param name="ScaleOutCooldown">Null for Lambda's default.</param>
public sealed record ScalingPolicy(string PolicyName, string ResourceId, double? TargetValue, TimeSpan? ScaleInCooldown, TimeSpan? ScaleOutCooldown)
{
    /// <summary>Names of the alarms that drive it.</summary>
    public ImmutableArray<string> Alarms { get; init; } = [];
}

/// <summary>A change of the bounds by schedule.</summary>
/// <param name="ResourceId">function:NAME:ALIAS.</param>
/// <param name="Schedule">at(…), rate(…) or cron(…).</param>
/// <param name="Timezone">IANA name; null for UTC.</param>
public sealed record ScheduledAction(string Name, string ResourceId, string Schedule, string? Timezone, int? MinCapacity, int? MaxCapacity);
