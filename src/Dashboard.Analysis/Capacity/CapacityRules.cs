using System.Collections.Immutable;
using Dashboard.Analysis.Forecast;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Capacity;

/// <summary>The rules about concurrency that runs out, and about concurrency that is set aside and never needed.</summary>
public static class CapacityRules
{
    public static ImmutableArray<IFunctionRule> Functions { get; } = [new CeilingSoonRule(), new StrandedReserveRule()];

    public static ImmutableArray<IAccountRule> Account { get; } = [new LimitSoonRule()];
}
