using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Forecast;

/// <summary>Whether a series comes so close to a limit, and so clearly above what it was before, that it is worth a finding.</summary>
internal static class Approach
{
    /// <summary>Share of the limit below which nothing is said, however steep. House rule.</summary>
    public const double LeastUse = 0.5;

    /// <summary>Minutes ahead: later than this, the rise will have shown its true course in time. House rule.</summary>
    public const double Horizon = 60;

    /// <summary>Share of the limit that the rise must have covered: less is noise of whole numbers. House rule.</summary>
    public const double LeastRise = 0.1;

    /// <summary>Null when it is not worth one.</summary>
    public static ExhaustionForecast.Reaches? Of(ReadOnlySpan<float> values, double limit)
    {
        if (!IsHigh(values, limit)) return null;
        if (ExhaustionForecast.Of(values, limit) is not ExhaustionForecast.Reaches reaches || reaches.Likely > Horizon) return null;
        if (reaches.Line.Now < LeastUse * limit) return null;
        if (reaches.Line.Slope * (reaches.Newest - reaches.Since) < LeastRise * limit) return null;
        return IsBeyond(values[..reaches.Since], reaches.Line.Now) ? reaches : null;
    }

    public static Evidence Evidence(string name, string limitName, double limit, ExhaustionForecast.Reaches reaches)
    {
        var observed = new Measure(name, Math.Round(reaches.Line.Now));
        var threshold = new Measure(limitName, limit);
        var likely = new Measure("likely to be reached in", reaches.Likely, MeasureUnit.Minutes);
        var low = new Measure("at the earliest in", reaches.Low, MeasureUnit.Minutes);
        var high = new Measure("at the latest in", reaches.High, MeasureUnit.Minutes);
        var rise = new Measure("rise", reaches.Line.Slope, MeasureUnit.PerMinute);
        return double.IsFinite(reaches.High) ? new(observed, threshold, likely, low, high, rise) : new(observed, threshold, likely, low, rise);
    }

    /// <summary>Cheap, and false for nearly everybody.</summary>
    private static bool IsHigh(ReadOnlySpan<float> values, double limit)
    {
        for (var i = values.Length - 1; i >= 0 && i >= values.Length - ExhaustionForecast.FreshMinutes; i--)
            if (values[i] >= LeastUse * limit) return true;
        return false;
    }

    public static bool IsThrottled(ReadOnlySpan<float> throttles, int since)
    {
        for (var i = since; i < throttles.Length; i++)
            if (throttles[i] > 0) return true;
        return false;
    }

    /// <summary>Above all of the window before: what was as high and came down again is its usual course.</summary>
    private static bool IsBeyond(ReadOnlySpan<float> before, double now)
    {
        foreach (var value in before)
            if (value >= now) return false;
        return true;
    }
}
