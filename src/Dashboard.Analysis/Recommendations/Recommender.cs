using System.Collections.Immutable;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>Values to set, worked out on demand. Where the present value is about right, or too little is known, nothing is recommended.</summary>
public static class Recommender
{
    /// <summary>For one function, in the order of the guide: limits, provisioned concurrency, memory, timeout.</summary>
    public static ImmutableArray<Recommendation> For(FunctionCase function)
    {
        var load = ObservedLoad.Of(function);
        Recommendation?[] all =
        [
            ReservedAdvice.Of(function, load), ProvisionedAdvice.Of(function, load), ScalingAdvice.Of(function, load), ScheduleAdvice.Of(function),
            MemoryAdvice.Of(function, load), TimeoutAdvice.Of(function),
        ];
        return [.. all.OfType<Recommendation>()];
    }

    /// <summary>For the account as a whole.</summary>
    public static ImmutableArray<Recommendation> ForAccount(AccountCase account) => [.. AlarmAdvice.Of(account)];
}
