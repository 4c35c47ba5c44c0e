using System.Collections.Concurrent;

namespace Dashboard.Simulator.Lambda;

/// <summary>What Application Auto Scaling has been told about aliases.</summary>
internal sealed class ScalingRegister
{
    private readonly ConcurrentDictionary<string, ScalableTarget> _targets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Resource, string Name), ScalingPolicy> _policies = new();
    private readonly ConcurrentDictionary<(string Resource, string Name), ScheduledAction> _actions = new();

    public IReadOnlyCollection<ScalableTarget> Targets => (IReadOnlyCollection<ScalableTarget>)_targets.Values;
    public IReadOnlyCollection<ScalingPolicy> Policies => (IReadOnlyCollection<ScalingPolicy>)_policies.Values;
    public IReadOnlyCollection<ScheduledAction> Actions => (IReadOnlyCollection<ScheduledAction>)_actions.Values;

    public void Put(ScalableTarget target) => _targets[target.ResourceId] = target;
    public void Put(ScalingPolicy policy) => _policies[(policy.ResourceId, policy.PolicyName)] = policy;
    public void Put(ScheduledAction action) => _actions[(action.ResourceId, action.Name)] = action;
}
