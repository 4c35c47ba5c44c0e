using System.Collections.Immutable;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;

namespace Dashboard.Live;

/// <summary>How one function is read.</summary>
/// <param name="Usual">Minutes between two reads without regard to cost; 0 for a function that has not been planned with yet.</param>
/// <param name="Minutes">The same as lengthened by the budget.</param>
/// <param name="Metrics">That a read is billed for.</param>
/// <param name="ReadBefore">End of what was read of it, in minutes since 1970; null when nothing was.</param>
public readonly record struct FunctionReading(PollTier Tier, TierReason Reason, int Usual, int Minutes, int Metrics, long? ReadBefore)
{
    public bool IsPlanned => Usual > 0;
}

/// <summary>What is read how often, and what that costs.</summary>
/// <param name="BySlot">The default for a function that has not been planned with yet.</param>
/// <param name="Budget">US dollars a month; null: no bound.</param>
/// <param name="IsShort">Reads were put off for lack of money.</param>
public sealed record PollPlan(ImmutableArray<FunctionReading> BySlot, Stretch Stretch, decimal? Budget, bool IsShort, SpendFigures Spend)
{
    public static PollPlan None { get; } = new([], Stretch.None, null, false, SpendFigures.None);

    /// <summary>Names of functions that somebody wants to be read every minute.</summary>
    public ImmutableHashSet<string> Pinned { get; init; } = [];

    public FunctionReading Of(int slot) => slot < BySlot.Length ? BySlot[slot] : default;
}
