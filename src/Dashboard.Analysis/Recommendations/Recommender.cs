using System.Collections.Immutable;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>
/// Values worth setting, computed when somebody looks. A value that is right already is not recommended; of what is too little known nothing
/// is said.
/// </summary>
public static class Recommender
{
    /// <summary>For one function: reserved, provisioned, its scaling and schedule, memory, timeout, in that order. Empty on Lambda Managed Instances, which none of it applies to.</summary>
    public static ImmutableArray<Recommendation> For(FunctionCase function)
    {
        if (function.Configuration.OnManagedInstances || Demand.Of(function) is not { } demand) return [];
        var advice = new AdviceCase(function, demand);
        var recommendations = ImmutableArray.CreateBuilder<Recommendation>();
        if (ReservedAdvice.Of(advice) is { } reserved) recommendations.Add(reserved);
        recommendations.AddRange(ProvisionedAdvice.Of(advice));
        if (MemoryAdvice.Of(advice) is { } memory) recommendations.Add(memory);
        if (TimeoutAdvice.Of(function) is { } timeout) recommendations.Add(timeout);
        return recommendations.ToImmutable();
    }

    /// <summary>For the account: alarms on claimed concurrency and on throttles, where none are known to be there.</summary>
    public static ImmutableArray<Recommendation> ForAccount(AccountCase account) => AlarmAdvice.Of(account);
}
