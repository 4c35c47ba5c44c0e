using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Forecast;

/// <summary>Whether a series comes so close to a limit, and so clearly above what it was before, that it is worth a finding.</summary>
public static class Approach
{
    /// <summary>Share of the limit below which nothing is said, however steep. House rule.</summary>
    public const double LeastUse = 0.5;

    /// <summary>Minutes ahead: later than this, the rise will have shown its true course in time. House rule.</summary>
    public const double Horizon = 60;

    /// <summary>Share of the limit that it must have risen by above its usual level: less is noise of whole numbers. House rule.</summary>
    public const double LeastRise = 0.1;

    /// <summary>
    /// How many times its usual swing, lowest to highest, it must have risen above its usual level. Noise that lasts for minutes makes rises
    /// of its own, which hardly ever go that far. House rule, held against simulated noise.
    /// </summary>
    public const double LeastSwings = 1;

    /// <summary>Null when it is not worth one.</summary>
    /// <param name="values">By minute, NaN where unknown.</param>
    /// <param name="days">Hourly peaks of the same series in the last days; null when not read.</param>
    public static ExhaustionForecast.Reaches? Of(ReadOnlySpan<float> values, double limit, HourlyUsage? days)
    {
        if (!StandsOut(values, limit)) return null;
        if (ExhaustionForecast.Of(values, limit) is not ExhaustionForecast.Reaches reaches || reaches.Likely > Horizon) return null;
        if (reaches.Line.Now < LeastUse * limit) return null;
        if (Usual.Of(values[..Math.Max(0, reaches.Newest + 1 - ExhaustionForecast.MostMinutes)]) is not { } usual || reaches.Line.Now <= usual.Highest) return null;
        return reaches.Line.Now - usual.Level >= Math.Max(LeastRise * limit, LeastSwings * usual.Spread)
            && !(Usual.OfHours(days) >= reaches.Line.Now) ? reaches : null;
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

    /// <summary>High, and higher than all before: cheap, and false for nearly everybody.</summary>
    private static bool StandsOut(ReadOnlySpan<float> values, double limit)
    {
        var highest = float.NegativeInfinity;
        foreach (var value in values[Math.Max(0, values.Length - ExhaustionForecast.FreshMinutes)..])
            if (value > highest) highest = value;
        if (!(highest >= LeastUse * limit)) return false;
        foreach (var value in values[..Math.Max(0, values.Length - ExhaustionForecast.FreshMinutes - ExhaustionForecast.MostMinutes)])
            if (value >= highest) return false;
        return true;
    }

    public static bool IsThrottled(ReadOnlySpan<float> throttles, int since)
    {
        for (var i = since; i < throttles.Length; i++)
            if (throttles[i] > 0) return true;
        return false;
    }
}
