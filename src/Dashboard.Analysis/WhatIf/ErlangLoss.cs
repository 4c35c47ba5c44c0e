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

    /// <param name="offered">Concurrency wanted, on average.</param>
    public static double Blocked(double offered, int limit)
    {
        if (limit <= 0) return 1;
        if (offered <= 0 || IsFar(offered, limit)) return 0;
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

    /// <summary>So far below the limit that nothing is lost.</summary>
    public static bool IsFar(double running, int limit) => limit > running + Far * Math.Sqrt(running) + Far;

    public static double Carried(double offered, int limit) => offered * (1 - Blocked(offered, limit));
}
