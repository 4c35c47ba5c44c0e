using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// Target tracking on provisioned concurrency utilisation: out after three high minutes, in after fifteen below nine tenths of the
/// target, nothing while there is no data. Source: Lambda developer guide, provisioned-concurrency.
/// </summary>
internal sealed class TargetTracking(LambdaAccount account, SimulatedFunction[] functions)
{
    private const int HighMinutes = 3;
    private const int LowMinutes = 15;
    private const double LowShare = 0.9;

    private readonly Dictionary<string, (int High, int Low)> _streaks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedFunction> _byResource = functions
        .Where(f => f.Qualified is not null)
        .ToDictionary(f => $"function:{f.Name}:{f.Qualified!.Alias}", StringComparer.Ordinal);

    public void BeginMinute(long minute)
    {
        foreach (var policy in account.ScalingPolicies)
        {
            var target = account.ScalableTargets.FirstOrDefault(t => t.ResourceId == policy.ResourceId);
            if (target is not null && _byResource.TryGetValue(policy.ResourceId, out var function)) Follow(policy, target, function);
        }

        foreach (var action in account.ScheduledActions)
        {
            if (CronExpression.Matches(action.Schedule, DateTimeOffset.FromUnixTimeSeconds(minute * 60))) Apply(action);
        }

        foreach (var function in _byResource.Values) function.Qualified!.Utilization = default;
    }

    private void Follow(ScalingPolicy policy, ScalableTarget target, SimulatedFunction function)
    {
        var pool = function.Qualified!;
        if (pool.Utilization.Count == 0 || pool.ProvisionedAvailable == 0) return;
        var utilization = pool.Utilization.Sum / pool.Utilization.Count;
        var (high, low) = _streaks.GetValueOrDefault(policy.ResourceId);
        high = utilization > policy.TargetValue ? high + 1 : 0;
        low = utilization < policy.TargetValue * LowShare ? low + 1 : 0;
        if (high >= HighMinutes || low >= LowMinutes)
        {
            var wanted = (int)Math.Ceiling(pool.ProvisionedAvailable * utilization / policy.TargetValue);
            Request(function, Math.Clamp(wanted, Math.Max(1, target.MinCapacity), target.MaxCapacity));
            (high, low) = (0, 0);
        }

        _streaks[policy.ResourceId] = (high, low);
    }

    private void Apply(ScheduledAction action)
    {
        var target = account.ScalableTargets.FirstOrDefault(t => t.ResourceId == action.ResourceId);
        if (target is null || !_byResource.TryGetValue(action.ResourceId, out var function)) return;
        target = target with { MinCapacity = action.MinCapacity ?? target.MinCapacity, MaxCapacity = action.MaxCapacity ?? target.MaxCapacity };
        account.RegisterScalableTarget(target);
        var current = function.Qualified!.ProvisionedAvailable;
        Request(function, Math.Clamp(current, Math.Max(1, target.MinCapacity), Math.Max(1, target.MaxCapacity)));
    }

    private void Request(SimulatedFunction function, int wanted)
    {
        var alias = function.Qualified!.Alias!;
        var current = function.Configuration.Provisioned.FirstOrDefault(p => p.Qualifier == alias);
        if (current is null || current.Status != "READY" || current.Requested == wanted) return;
        try
        {
            account.PutProvisionedConcurrency(function.Name, alias, wanted);
        }
        catch (AwsErrorException)
        {
            // Refused for want of unreserved concurrency: Application Auto Scaling logs a failed activity and tries again when the alarm persists.
        }
    }
}
