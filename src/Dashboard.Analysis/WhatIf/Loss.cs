namespace Dashboard.Analysis.WhatIf;

/// <summary>How many requests of one minute a limit rejects, from what is known of the minute under another limit.</summary>
internal static class Loss
{
    /// <summary>A limit that rejected requests was reached for a second at the least.</summary>
    private const double ShortestShare = 1.0 / 60;

    /// <summary>
    /// Share of the concurrency above a level, when all that is known is its mean and its peak: it is taken to pass every value between
    /// its trough and its peak for as long, or to be zero for the rest of the minute where the mean is less than half of the peak.
    /// </summary>
    public static double ShareAbove(double level, double peak, double mean)
    {
        if (level >= peak) return 0;
        if (level <= 0) return 1;
        var over = peak - level;
        if (mean <= peak / 2) return over / peak * (over / peak);
        var trough = 2 * mean - peak;
        return level <= trough ? 1 - level / mean : over * over / (4 * (peak - mean)) / mean;
    }

    /// <summary>
    /// The least concurrency wanted beyond a limit that was reached. Requests are rejected only while it is reached, which is no more of
    /// the minute than the mean is of the limit; spread over that time they would have taken this much.
    /// </summary>
    /// <param name="excess">Concurrency the rejected requests would have taken, spread over the whole minute.</param>
    public static double Beyond(double limit, double mean, double excess)
    {
        var reached = limit > 0 && mean > 0 ? Math.Clamp(mean / limit, ShortestShare, 1) : 1;
        return Math.Max(1, excess / reached);
    }

    /// <summary>Of the requests a limit rejected, the share that one not below it still rejects.</summary>
    /// <param name="beyond">As <see cref="Beyond"/> says.</param>
    public static double ShareLeft(double raisedBy, double beyond) => Math.Max(0, beyond - raisedBy) / beyond;
}
