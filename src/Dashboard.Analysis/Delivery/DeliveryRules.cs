using System.Collections.Immutable;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Delivery;

/// <summary>Rules about invocations that fail, and about events, messages and records that wait or are lost.</summary>
public static class DeliveryRules
{
    public static ImmutableArray<IFunctionRule> Functions { get; } =
    [
        new ErrorRateRule(), new AsyncBacklogRule(), new AsyncDroppedRule(), new DeliveryFailedRule(), new StreamLagRule(), new SourceConcurrencyRule(),
        new RecursionDroppedRule(),
    ];
}
