using System.Collections.Immutable;
using Dashboard.Analysis.Review;
using Dashboard.Live;

namespace Dashboard.Review;

/// <summary>What a week's page says of limits: of the week that goes on what is recommended now, of an earlier one what was recorded in it.</summary>
/// <param name="IsRecord">True for a week that is over.</param>
/// <param name="Rows">By group, and in each what gives most first.</param>
/// <param name="Others">Everything else that was recommended in the week, by function and kind.</param>
/// <param name="Gap">Why rows may be missing.</param>
/// <param name="Recorded">First and last minute of the week of which recommendations were recorded; null when none was.</param>
public sealed record WeekLimits(bool IsRecord, ImmutableArray<LimitRow> Rows, ImmutableArray<RecordedRecommendation> Others, LimitsGap Gap, (long First, long Last)? Recorded)
{
    /// <summary>They are looked at once an hour: less is no gap.</summary>
    private const int Negligible = 2 * 60;

    /// <summary>Concurrent executions that all stranded reservations give back together.</summary>
    public double BackToPool => In(AdjustmentGroup.StrandedReserve).Sum(row => row.Adjustment.ToPool ?? 0);

    /// <summary>US dollars that the month then costs less, of the rows that have a price.</summary>
    public decimal Saved => -In(AdjustmentGroup.OversizedProvisioned).Sum(row => row.Adjustment.Monthly ?? 0);

    /// <summary>Rows of over-sized provisioned concurrency without a price.</summary>
    public int Unpriced => In(AdjustmentGroup.OversizedProvisioned).Count(row => row.Adjustment.Monthly is null);

    public IEnumerable<LimitRow> In(AdjustmentGroup group) => Rows.Where(row => row.Adjustment.Group == group);

    /// <summary>What is recommended now.</summary>
    /// <param name="advice">Recorded so far in the week.</param>
    /// <param name="snapshot">Of the account; null when it was not read yet.</param>
    public static WeekLimits Of(RecordedAdvice advice, AccountSnapshot? snapshot) => new(
        false,
        snapshot is null ? [] : [.. Adjustment.Of(snapshot).Select(adjustment => new LimitRow(adjustment, null))],
        [.. advice.Recommendations.Where(each => each.Until is null && Adjustment.Of(each.Given) is null)],
        snapshot is null ? LimitsGap.NotRead : snapshot.Analysis.Input.Usage is null ? LimitsGap.DaysNotRead : LimitsGap.None, null);

    /// <summary>What was recommended in a week that is over.</summary>
    public static WeekLimits Of(RecordedAdvice advice, long firstMinute, long endMinute)
    {
        var rows = advice.Recommendations.Select(each => (Recommended: each, Adjustment: Adjustment.Of(each.Given))).Where(row => row.Adjustment is not null)
            .ToDictionary(row => row.Adjustment!, row => row.Recommended);
        var (gap, recorded) = GapOf(advice.LookedAt, firstMinute, endMinute);
        return new(
            true, [.. Adjustment.Ordered(rows.Keys).Select(adjustment => new LimitRow(adjustment, advice.StandingOf(rows[adjustment])))],
            [.. advice.Recommendations.Where(each => Adjustment.Of(each.Given) is null)], gap, recorded);
    }

    private static (LimitsGap, (long, long)?) GapOf((long First, long Last)? lookedAt, long firstMinute, long endMinute)
    {
        if (lookedAt is not var (first, last) || first >= endMinute || last < firstMinute) return (LimitsGap.NotRecorded, null);
        var isWhole = first <= firstMinute + Negligible && last >= endMinute - Negligible;
        return (isWhole ? LimitsGap.None : LimitsGap.RecordedInPart, (Math.Max(first, firstMinute), Math.Min(last, endMinute - 1)));
    }
}
