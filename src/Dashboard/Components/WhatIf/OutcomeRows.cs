using System.Collections.Immutable;
using Dashboard.Analysis.WhatIf;

namespace Dashboard.Components.WhatIf;

/// <summary>The functions worth a line: those changed, those that come to harm by it, then those it helps or that were throttled anyway.</summary>
public static class OutcomeRows
{
    public static ImmutableArray<FunctionOutcome> Of(WhatIfOutcome outcome) =>
    [
        .. outcome.Functions
            .Where(function => function.IsChanged || function.Before.Requests > 0 || function.After.Requests > 0)
            .OrderBy(function => function.IsChanged ? 0 : function.IsNewlyStarved ? 1 : 2)
            .ThenByDescending(function => Math.Abs(function.After.Requests - function.Before.Requests))
            .ThenByDescending(function => function.Before.Requests).ThenBy(function => function.Function, StringComparer.Ordinal),
    ];

    /// <summary>Functions without changes of their own that are throttled more than they were, the worst first.</summary>
    public static ImmutableArray<FunctionOutcome> Harmed(WhatIfOutcome outcome) =>
    [
        .. outcome.Functions.Where(function => !function.IsChanged && function.After.Requests > function.Before.Requests)
            .OrderByDescending(function => function.After.Requests - function.Before.Requests).ThenBy(function => function.Function, StringComparer.Ordinal),
    ];
}
