using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Polling.Spend;

public readonly record struct PurposeSpend(SpendPurpose Purpose, SpendTotals Totals);

/// <summary>What asking AWS about one account and Region costs, in US dollars at list price.</summary>
/// <param name="ThisHour">So far.</param>
/// <param name="ThisMonth">So far, by the count that AWS's documentation and most bills agree with.</param>
/// <param name="ThisMonthAtMost">The most it may come to where AWS's counting is not public.</param>
/// <param name="Forecast">Of the whole month, as things go on.</param>
/// <param name="ByPurpose">Of this month.</param>
/// <param name="KnownSince">What was spent of the month before is not known; null when it is.</param>
public sealed record SpendFigures(
    decimal ThisHour, decimal ThisMonth, decimal ThisMonthAtMost, decimal Forecast, ImmutableArray<PurposeSpend> ByPurpose, DateTimeOffset? KnownSince)
{
    public static SpendFigures None { get; } = new(0, 0, 0, 0, [], null);

    /// <summary>What all of it was priced with.</summary>
    public PriceTable Prices { get; init; } = PriceTable.Default;
}
