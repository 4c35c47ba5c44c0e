using System.Collections.Immutable;
using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.ColdStarts;
using Dashboard.Analysis.Delivery;
using Dashboard.Analysis.Hygiene;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Provisioned;
using Dashboard.Analysis.Throttling;

namespace Dashboard.Analysis.Rules;

/// <summary>All rules there are, in the order in which they are asked.</summary>
public static class RuleBook
{
    public static ImmutableArray<IFunctionRule> Functions { get; } =
    [
        .. ThrottlingRules.Functions,
        .. LatencyRules.Functions,
        .. ColdStartRules.Functions,
        .. DeliveryRules.Functions,
        .. ProvisionedRules.Functions,
        .. HygieneRules.Functions,
        .. CapacityRules.Functions,
    ];

    public static ImmutableArray<IAccountRule> Account { get; } = [.. ThrottlingRules.Account, .. HygieneRules.Account, .. CapacityRules.Account];
}
