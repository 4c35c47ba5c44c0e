using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Forecast;

/// <summary>What a series was before it began to rise.</summary>
/// <param name="Level">Median.</param>
/// <param name="Highest">Highest value.</param>
/// <param name="Spread">From the lowest to the highest around its own straight course, so that a steady growth does not count as spread.</param>
public readonly record struct Usual(double Level, double Highest, double Spread)
{
    /// <summary>Known minutes it takes to know what is usual.</summary>
    public const int LeastMinutes = 60;

    /// <summary>Known hours it takes to know what is usual over the day: two days. House rule.</summary>
    public const int LeastHours = 48;

    /// <summary>Share of hours whose peak counts as usual: all but about one a day, so that a past incident does not hide the next. House rule.</summary>
    public const double UsualHours = 0.95;

    /// <summary>Longest past looked at, the newest of it.</summary>
    private const int MostMinutes = 1024;

    /// <summary>Null when too little is known.</summary>
    /// <param name="values">By minute, NaN where unknown.</param>
    public static Usual? Of(ReadOnlySpan<float> values)
    {
        if (values.Length > MostMinutes) values = values[^MostMinutes..];
        Span<float> sorted = stackalloc float[MostMinutes];
        var count = 0;
        double x = 0, y = 0, xx = 0, xy = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (float.IsNaN(values[i])) continue;
            sorted[count++] = values[i];
            (x, y, xx, xy) = (x + i, y + values[i], xx + (double)i * i, xy + (double)i * values[i]);
        }
        if (count < LeastMinutes) return null;
        sorted = sorted[..count];
        sorted.Sort();
        var slope = (count * xy - x * y) / (count * xx - x * x);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < values.Length; i++)
        {
            if (float.IsNaN(values[i])) continue;
            var rest = values[i] - slope * i;
            (low, high) = (Math.Min(low, rest), Math.Max(high, rest));
        }
        return new(sorted[count / 2], sorted[^1], high - low);
    }

    /// <summary>What the peak of nearly all hours stays within; null when too little is known.</summary>
    public static double? OfHours(HourlyUsage? days)
    {
        if (days is null) return null;
        var known = new List<float>();
        foreach (var peak in days[UsageMetric.PeakConcurrency])
            if (!float.IsNaN(peak)) known.Add(peak);
        if (known.Count < LeastHours) return null;
        known.Sort();
        return known[(int)Math.Ceiling(UsualHours * known.Count) - 1];
    }
}
