using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Charts;

/// <summary>The points of one chart: bucket starts and, for each series, one value a bucket. NaN is a gap.</summary>
/// <param name="Times">Unix milliseconds, ascending by the same step.</param>
/// <param name="Values">By series, then bucket.</param>
/// <param name="SettledThrough">Unix milliseconds; buckets that end later may still change.</param>
/// <param name="Step">Length of a bucket.</param>
public sealed record ChartData(ImmutableArray<long> Times, ImmutableArray<double[]> Values, long SettledThrough, TimeSpan Step)
{
    /// <summary>Minutes to shade: those of the finding that is picked out.</summary>
    public ImmutableArray<MinuteRange> Marked { get; init; } = [];

    public int Series => Values.Length;

    public DateTimeOffset TimeOf(int bucket) => DateTimeOffset.FromUnixTimeMilliseconds(Times[bucket]);

    /// <summary>The newest value of a series that is known; NaN when none is.</summary>
    public double Latest(int series)
    {
        var index = Array.FindLastIndex(Values[series], value => !double.IsNaN(value));
        return index < 0 ? double.NaN : Values[series][index];
    }

    /// <summary>The bucket of a series' highest value, the newest of equals; -1 when no value is known.</summary>
    public int Peak(int series)
    {
        var peak = -1;
        var values = Values[series];
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]) && (peak < 0 || values[i] >= values[peak])) peak = i;
        }
        return peak;
    }
}
