using Dashboard.Analysis.Model;
using Dashboard.Simulator.Lambda;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Functions as the control plane's readers see them.</summary>
internal static class Inventory
{
    public static FunctionConfiguration Read(LambdaAccount account, LambdaFunction function) => new()
    {
        Name = function.Name,
        Arn = function.Arn,
        Runtime = function.Runtime,
        PackageType = function.PackageType,
        MemoryMegabytes = function.MemoryMegabytes,
        Timeout = function.Timeout,
        Architecture = function.Architecture,
        LastModified = function.LastModified,
        EphemeralStorageMegabytes = function.EphemeralStorageMegabytes,
        SnapStart = function.SnapStart ? "PublishedVersions" : "None",
        Layers = function.LayerArns,
        Vpc = function.VpcId is { } vpc ? new(vpc, function.SubnetIds, function.SecurityGroupIds) : null,
        DeadLetterTarget = function.DeadLetterTargetArn,
        Reserved = function.ReservedConcurrency is { } reserved ? ReservedConcurrency.Of(reserved) : ReservedConcurrency.None,
        Provisioned = [.. function.Provisioned.Select(p => new ProvisionedConcurrency(p.Qualifier, p.Requested, p.Allocated, p.Available, p.Status, p.StatusReason))],
        Aliases = [.. function.Aliases.Select(a => new FunctionAlias(a.Name, a.Version, a.AdditionalVersion, a.AdditionalVersion is null ? null : a.AdditionalWeight))],
        EventSources = [.. function.EventSources.Select(e => new EventSource(e.Id.ToString(), e.EventSourceArn, e.State, e.BatchSize, e.MaximumConcurrency))],
        Scaling = [.. account.ScalableTargets.Where(t => t.ResourceId.Split(':')[1] == function.Name).Select(t => Scaling(account, t))],
        Invokers = [],
        State = function.State,
        StateReasonCode = function.StateReasonCode,
    };

    public static OwnLimits Limits(LambdaFunction function) => new(
        function.ReservedConcurrency is { } reserved ? ReservedConcurrency.Of(reserved) : ReservedConcurrency.None,
        function.Provisioned.Sum(p => p.Allocated));

    private static ProvisionedScaling Scaling(LambdaAccount account, ScalableTarget target)
    {
        var policy = account.ScalingPolicies.FirstOrDefault(p => p.ResourceId == target.ResourceId);
        var schedules = account.ScheduledActions.Where(a => a.ResourceId == target.ResourceId)
            .Select(a => new ScalingSchedule(a.Name, a.Schedule, a.Timezone, a.MinCapacity, a.MaxCapacity));
        return new(target.ResourceId.Split(':')[2], target.MinCapacity, target.MaxCapacity, false, policy?.PolicyName, policy?.TargetValue, [], [.. schedules]);
    }
}
