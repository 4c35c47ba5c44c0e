namespace Dashboard.Analysis.Forecast;

/// <summary>When a series reaches a limit if it goes on as in its last minutes. One of the nested records.</summary>
public abstract record ExhaustionForecast
{
    /// <summary>Known minutes a forecast needs.</summary>
    public const int LeastMinutes = 10;

    /// <summary>Minutes looked back upon at most.</summary>
    public const int MostMinutes = 30;

    /// <summary>The newest minute known must be among this many last ones: older values say nothing about now.</summary>
    public const int FreshMinutes = 10;

    /// <summary>
    /// Standard deviations a rise must stand out by: noise alone does so once in 30,000 times, which leaves less than a false one in a hundred
    /// days at one look a minute, even before the level is asked about. Ten minutes are enough only if every one is above the one before.
    /// </summary>
    public const double LeastSignificance = 3.9;

    /// <summary>The rise is looked for in the last so many minutes, the shortest first: of a rise that has just begun, older minutes know nothing.</summary>
    private static ReadOnlySpan<int> Lookbacks => [10, 15, 20, 30];

    private ExhaustionForecast()
    {
    }

    /// <summary>Too few of the last minutes are known, or there is no limit to hold them against.</summary>
    public sealed record NotEnoughHistory : ExhaustionForecast
    {
        public static NotEnoughHistory Instance { get; } = new();
    }

    /// <summary>No rise that stands out from the noise.</summary>
    public sealed record NotRising : ExhaustionForecast
    {
        public static NotRising Instance { get; } = new();
    }

    /// <summary>Minutes from the newest minute known, 0 when the limit is reached.</summary>
    /// <param name="Low">If it rises as fast as the 95 % interval of the slope allows.</param>
    /// <param name="High">If it rises as slowly; infinite when it may not rise at all.</param>
    /// <param name="Since">Index of the first minute of the rise looked at.</param>
    public sealed record Reaches(double Low, double Likely, double High, TrendLine Line, int Since, int Newest) : ExhaustionForecast;

    /// <param name="values">By minute, the oldest first, NaN where unknown.</param>
    /// <param name="limit">Null when unknown.</param>
    public static ExhaustionForecast Of(ReadOnlySpan<float> values, double? limit)
    {
        Span<double> minutes = stackalloc double[MostMinutes];
        Span<double> known = stackalloc double[MostMinutes];
        // The newest first while reading backwards: the last places are filled first, so that any tail of the arrays is in order.
        var first = MostMinutes;
        for (var i = values.Length - 1; i >= 0 && i >= values.Length - MostMinutes; i--)
        {
            if (float.IsNaN(values[i])) continue;
            first--;
            (minutes[first], known[first]) = (i, values[i]);
        }
        var count = MostMinutes - first;
        if (limit is not { } ceiling || count < LeastMinutes || minutes[^1] < values.Length - FreshMinutes) return NotEnoughHistory.Instance;

        foreach (var lookback in Lookbacks)
        {
            var taken = Math.Min(lookback, count);
            if (TrendLine.Significance(known[^taken..]) >= LeastSignificance)
            {
                var line = TrendLine.Through(minutes[^taken..], known[^taken..]);
                if (line.Slope > 0) return Until(ceiling, line, minutes[^taken..], known[^taken..]);
            }
            if (taken == count) break;
        }
        return NotRising.Instance;
    }

    private static Reaches Until(double limit, TrendLine line, ReadOnlySpan<double> minutes, ReadOnlySpan<double> values)
    {
        var likely = Minutes(limit, line.Now, line.Slope);
        var low = Minutes(limit, TrendLine.LevelAtEnd(minutes, values, line.HighSlope), line.HighSlope);
        var high = Minutes(limit, TrendLine.LevelAtEnd(minutes, values, line.LowSlope), line.LowSlope);
        return new(Math.Min(low, likely), likely, Math.Max(high, likely), line, (int)minutes[0], (int)minutes[^1]);
    }

    private static double Minutes(double limit, double now, double slope) =>
        now >= limit ? 0 : slope > 0 ? (limit - now) / slope : double.PositiveInfinity;
}
