using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Aws.AutoScaling;
using Dashboard.Live;
using Dashboard.Options;

namespace Dashboard.Polling;

/// <summary>Reads how provisioned concurrency is scaled: three listings for the whole account. What was read before is kept while it fails.</summary>
internal sealed class ScalingReader(AccountState state, AutoScalingClient autoScaling, CallCounter calls, PollingOptions options, DateTimeOffset start)
{
    public ActivityTrack Track { get; } = new(PollActivity.ProvisionedScaling, options.DetailInterval, start);

    public async Task ReadAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        Track.Begin(now);
        state.Changed();
        var targets = await calls.CountAsync("application-autoscaling:DescribeScalableTargets", autoScaling.DescribeScalableTargetsAsync(cancellation)).ConfigureAwait(false);
        if (targets.Fault is { } noTargets) { Fail(now, noTargets); return; }
        // Without targets there is nothing that policies or schedules could move.
        var policies = targets.Value.IsEmpty ? ImmutableArray<ScalingPolicy>.Empty
            : await calls.CountAsync("application-autoscaling:DescribeScalingPolicies", autoScaling.DescribeScalingPoliciesAsync(cancellation)).ConfigureAwait(false);
        if (policies.Fault is { } noPolicies) { Fail(now, noPolicies); return; }
        var actions = targets.Value.IsEmpty ? ImmutableArray<ScheduledAction>.Empty
            : await calls.CountAsync("application-autoscaling:DescribeScheduledActions", autoScaling.DescribeScheduledActionsAsync(cancellation)).ConfigureAwait(false);
        if (actions.Fault is { } noActions) { Fail(now, noActions); return; }

        var byFunction = Combine(targets.Value, policies.Value, actions.Value);
        foreach (var name in state.Directory.Names.ToList()) state.Directory.Update(name, function => function with { Scaling = [.. byFunction[name]] });
        Track.Succeed(now, $"{targets.Value.Length} aliases scaled");
    }

    /// <param name="actions">Scheduled.</param>
    /// <returns>By function name.</returns>
    internal static ILookup<string, ProvisionedScaling> Combine(
        ImmutableArray<ScalableTarget> targets, ImmutableArray<ScalingPolicy> policies, ImmutableArray<ScheduledAction> actions) => targets
            .Select(target => (Resource: target.ResourceId.Split(':'), Target: target))
            .Where(each => each.Resource is ["function", _, _])
            .ToLookup(each => each.Resource[1], each => Of(each.Resource[2], each.Target, policies, actions), StringComparer.Ordinal);

    private static ProvisionedScaling Of(string qualifier, ScalableTarget target, ImmutableArray<ScalingPolicy> policies, ImmutableArray<ScheduledAction> actions)
    {
        var policy = policies.FirstOrDefault(each => each.ResourceId == target.ResourceId && each.TargetValue is not null);
        return new(
            qualifier, target.MinCapacity, target.MaxCapacity, target.ScalingSuspended, policy?.PolicyName, policy?.TargetValue, policy?.Alarms ?? [],
            [.. actions.Where(action => action.ResourceId == target.ResourceId)
                .Select(action => new ScalingSchedule(action.Name, action.Schedule, action.Timezone, action.MinCapacity, action.MaxCapacity))]);
    }

    private void Fail(DateTimeOffset now, AwsFault fault) => Track.Fail(now, fault, "How provisioned concurrency is scaled may be unknown or old");
}
