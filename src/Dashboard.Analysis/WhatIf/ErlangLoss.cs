namespace Dashboard.Analysis.WhatIf;

/// <summary>
/// Chance that a request finds all of a limit taken, when requests come independently of each other. Source: A. K. Erlang's loss formula; the
/// distribution of durations does not matter, only their mean.
/// </summary>
internal static class ErlangLoss
{
    /// <summary>Deviations of the load from the limit beyond which nothing is lost.</summary>
    private const double Far = 8;

    private const double Negligible = 1e-12;
    private const int MostHalvings = 60;

    /// <param name="offered">Concurrency wanted, on average.</param>
    public static double Blocked(double offered, int limit)
    {
        if (limit <= 0) return 1;
        if (offered <= 0 || limit > offered + Far * Math.Sqrt(offered) + Far) return 0;
        // The reciprocal is a sum of products of (limit - k) / offered.
        var (sum, product) = (1.0, 1.0);
        for (var k = 0; k < limit; k++)
        {
            product *= (limit - k) / offered;
            sum += product;
            if (product < Negligible * sum && limit - k < offered) break;
            if (double.IsInfinity(sum)) return 0;
        }
        return 1 / sum;
    }

    /// <summary>Chance that the next request is rejected when so many run on average: that of the steady load which would keep as many running.</summary>
    public static double BlockedAt(double running, int limit)
    {
        if (limit <= 0 || running >= limit) return 1;
        if (limit > running + Far * Math.Sqrt(running) + Far) return 0;
        var (low, high) = (running, Math.Max(1, 2 * running));
        while (Carried(high, limit) < running && high < 1e12) (low, high) = (high, 4 * high);
        for (var i = 0; i < MostHalvings && high - low > 1e-9 * high; i++)
        {
            var middle = (low + high) / 2;
            if (Carried(middle, limit) < running) low = middle;
            else high = middle;
        }
        return Blocked(high, limit);
    }

    public static double Carried(double offered, int limit) => offered * (1 - Blocked(offered, limit));
}
