namespace Dashboard.Analysis.Review;

/// <summary>
/// The hours of a week by the clock on the wall: which hour of which day a minute is in. In autumn one hour of the wall clock comes twice;
/// both are the same one here. In spring one is missing.
/// </summary>
internal sealed class WeekHours
{
    public const int PerDay = 24;
    public const int PerWeek = 7 * PerDay;

    private readonly long _first;
    private readonly byte[] _hours;

    public WeekHours(long first, long end, TimeZoneInfo zone)
    {
        _first = first;
        _hours = new byte[end - first];
        var monday = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(first * 60), zone).Date;
        for (var minute = first; minute < end; minute++)
        {
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(minute * 60), zone);
            _hours[minute - first] = (byte)((local.Date - monday).Days * PerDay + local.Hour);
        }
    }

    public long First => _first;
    public long End => _first + _hours.Length;

    /// <summary>0 for the first hour of Monday, 167 for the last of Sunday.</summary>
    public int Of(long minute) => _hours[minute - _first];

    /// <summary>Minutes of the week that each hour has: 60, none, or 120.</summary>
    public int[] Lengths()
    {
        var lengths = new int[PerWeek];
        foreach (var hour in _hours) lengths[hour]++;
        return lengths;
    }

    /// <summary>First minute of an hour; null when the week does not have it.</summary>
    public long? Start(int hour) => Array.IndexOf(_hours, (byte)hour) is >= 0 and var at ? _first + at : null;

    /// <summary>The hour in which most was rejected; the earliest of several. Null when nothing was.</summary>
    public (long Start, long Throttled)? Worst(IEnumerable<RecordedVerdict> verdicts)
    {
        var sums = new long[PerWeek];
        foreach (var verdict in verdicts) sums[Of(verdict.Minute)] += verdict.Throttles;
        return Worst(sums);
    }

    /// <inheritdoc cref="Worst(IEnumerable{RecordedVerdict})"/>
    /// <param name="sums">Requests rejected by hour.</param>
    public (long Start, long Throttled)? Worst(long[] sums)
    {
        var worst = Array.IndexOf(sums, sums.Max());
        return sums[worst] == 0 ? null : (Start(worst)!.Value, sums[worst]);
    }
}
