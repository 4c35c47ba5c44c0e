using System.Collections.Immutable;

namespace Dashboard.Analysis.Findings;

/// <summary>Consecutive minutes, in minutes since 1970, both ends included.</summary>
public readonly record struct MinuteRange(long First, long Last)
{
    public int Minutes => (int)(Last - First) + 1;

    public bool Contains(long minute) => minute >= First && minute <= Last;

    /// <summary>The runs of minutes that hold, those at most <paramref name="gap"/> minutes apart taken together.</summary>
    /// <param name="holds">By minute, from <paramref name="firstMinute"/> on.</param>
    public static ImmutableArray<MinuteRange> Of(ReadOnlySpan<bool> holds, long firstMinute, int gap = 0)
    {
        var ranges = ImmutableArray.CreateBuilder<MinuteRange>();
        for (var i = 0; i < holds.Length; i++)
        {
            if (!holds[i]) continue;
            var minute = firstMinute + i;
            if (ranges.Count > 0 && minute - ranges[^1].Last <= gap + 1) ranges[^1] = ranges[^1] with { Last = minute };
            else ranges.Add(new(minute, minute));
        }
        return ranges.ToImmutable();
    }
}
