using System.Collections.Immutable;
using Dashboard.Analysis.Calculators;

namespace Dashboard.Analysis.WhatIf;

/// <param name="Requests">Rejected.</param>
/// <param name="Minutes">In which any was.</param>
public readonly record struct ThrottleTotals(long Requests, long Minutes);

/// <summary>What settings would have done to one function.</summary>
/// <param name="IsChanged">Its own settings are among the changes.</param>
/// <param name="MinutesAvoided">Throttled before and not after.</param>
/// <param name="MinutesAdded">Throttled after and not before.</param>
/// <param name="SpilledBefore">
/// Requests that ran outside provisioned concurrency, counted for functions that have some before or after: of one without, all of them.
/// </param>
/// <param name="Cost">Difference in US dollars in 30 days: for what is configured, and for invocations that run at the other price. Null when the memory is unknown.</param>
public sealed record FunctionOutcome(
    string Function, bool IsChanged, ThrottleTotals Before, ThrottleTotals After, long MinutesAvoided, long MinutesAdded, long SpilledBefore, long SpilledAfter, MonthlyCost? Cost)
{
    /// <summary>Never throttled before, and throttled after.</summary>
    public bool IsNewlyStarved => Before.Requests == 0 && After.Requests > 0;
}

/// <summary>
/// What settings would have done to recorded minutes. What rejected requests would have needed is a lower bound: they are taken to have come
/// evenly while the limit was reached, and callers who gave up are not in the numbers. So throttles avoided are the most there can be.
/// </summary>
/// <param name="Before">Requests as recorded; minutes in which any function was throttled.</param>
/// <param name="Functions">Every function recorded, in the order they were first seen.</param>
/// <param name="Cost">Null when the memory of a function whose provisioned concurrency changes is unknown.</param>
/// <param name="Violations">Why the settings could not be set; empty when they could.</param>
public sealed record WhatIfOutcome(
    int Minutes, ThrottleTotals Before, ThrottleTotals After, long MinutesAvoided, long MinutesAdded, ImmutableArray<FunctionOutcome> Functions, MonthlyCost? Cost,
    UnreservedFloor Floor, ImmutableArray<SettingViolation> Violations)
{
    public IEnumerable<FunctionOutcome> NewlyStarved => Functions.Where(function => function.IsNewlyStarved);

    public long SpilledBefore => Functions.Sum(function => function.SpilledBefore);

    public long SpilledAfter => Functions.Sum(function => function.SpilledAfter);
}
