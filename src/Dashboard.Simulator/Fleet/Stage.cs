using System.Collections.Immutable;
using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.Fleet;

/// <summary>Everything a simulation starts from: the fleet, the account's limit, and what its owner will do.</summary>
public sealed record Stage(ImmutableArray<FleetFunction> Fleet, int AccountLimit)
{
    public ImmutableArray<ScriptedChange> Changes { get; init; } = [];
    public ImmutableArray<ScalableTarget> ScalableTargets { get; init; } = [];
    public ImmutableArray<ScalingPolicy> ScalingPolicies { get; init; } = [];

    /// <summary>Names of the functions the scene is about.</summary>
    public ImmutableArray<string> Cast { get; init; } = [];
}
