using System.Collections.Immutable;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;

namespace Dashboard.Live;

/// <summary>How one function is read.</summary>
/// <param name="Minutes">Between two reads, as lengthened by the budget.</param>
/// <param name="ReadBefore">End of what was read of it, in minutes since 1970; null when nothing was.</param>
public readonly record struct FunctionReading(PollTier Tier, TierReason Reason, int Minutes, long? ReadBefore);

/// <summary>What is read how often, and what that costs.</summary>
/// <param name="BySlot">The default for a function that has not been planned with yet.</param>
/// <param name="Budget">US dollars a month; null: no bound.</param>
/// <param name="IsShort">Reads were put off for lack of money.</param>
public sealed record PollPlan(ImmutableArray<FunctionReading> BySlot, Stretch Stretch, decimal? Budget, bool IsShort, SpendFigures Spend)
{
    public static PollPlan None { get; } = new([], Stretch.None, null, false, new(0, 0, 0, 0, [], null));

    public FunctionReading Of(int slot) => slot < BySlot.Length ? BySlot[slot] : default;

    /// <summary>Functions of each tier, the most urgent first; tiers without any are left out.</summary>
    public ImmutableArray<(PollTier Tier, int Functions)> Tiers(IEnumerable<int> slots) =>
        [.. slots.CountBy(slot => Of(slot).Tier).OrderByDescending(tier => tier.Key).Select(tier => (tier.Key, tier.Value))];
}
