using System.Collections.Immutable;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Throttling;

public static class ThrottlingRules
{
    public static ImmutableArray<IFunctionRule> Functions { get; } = [new ThrottlingRule()];

    public static ImmutableArray<IAccountRule> Account { get; } = [new StarvedPoolRule()];
}
