using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Review;

/// <summary>What one function suffered in one hour.</summary>
/// <param name="Cause">Of most of its rejected requests.</param>
public sealed record HourSpot(string Function, Pattern Cause, Harm Harm, long Throttled, int Minutes, long FirstMinute, long LastMinute);

/// <summary>One hour of a week, function by function, the most throttled first, with the settings that changed in it.</summary>
/// <param name="FirstMinute">In minutes since 1970.</param>
public sealed record HourDetail(long FirstMinute, int Length, ImmutableArray<HourSpot> Spots, ImmutableArray<RecordedChange> Changes)
{
    /// <returns>Null when the week has no such hour.</returns>
    public static HourDetail? Of(WeekReview review, ReviewInput input, long firstMinute)
    {
        if (review.Heat.Cells.FirstOrDefault(cell => cell.Start == firstMinute) is not { } cell) return null;
        var end = cell.Start + cell.Minutes;
        return new(
            cell.Start, cell.Minutes,
            [.. input.Verdicts.Where(verdict => verdict.Throttles > 0 && verdict.Minute >= cell.Start && verdict.Minute < end)
                .GroupBy(verdict => verdict.Function, StringComparer.Ordinal).Select(function => Describe(function.Key, [.. function]))
                .OrderByDescending(spot => spot.Throttled).ThenBy(spot => spot.Function, StringComparer.Ordinal)],
            [.. input.Changes.Where(change => change.Minute >= cell.Start && change.Minute < end).OrderBy(change => change.Minute)]);
    }

    private static HourSpot Describe(string function, RecordedVerdict[] verdicts) => new(
        function,
        verdicts.GroupBy(verdict => verdict.Pattern).OrderByDescending(cause => cause.Sum(verdict => verdict.Throttles)).ThenBy(cause => cause.Key).First().Key,
        verdicts.Max(verdict => verdict.Harm),
        verdicts.Sum(verdict => verdict.Throttles),
        verdicts.Select(verdict => verdict.Minute).Distinct().Count(),
        verdicts.Min(verdict => verdict.Minute), verdicts.Max(verdict => verdict.Minute));
}
