using System.Collections.Immutable;
using Dashboard.Analysis.Throttling;

namespace Dashboard.Analysis.Rules;

/// <summary>All rules there are, in the order in which they are asked.</summary>
public static class RuleBook
{
    public static ImmutableArray<IFunctionRule> Functions { get; } = [.. ThrottlingRules.Functions];

    public static ImmutableArray<IAccountRule> Account { get; } = [.. ThrottlingRules.Account];
}
