namespace Dashboard.Analysis.WhatIf;

/// <summary>Requests of one second above those it lets in, when they come independently of each other.</summary>
internal static class RateLoss
{
    /// <summary>Deviations beyond which the outcome is certain.</summary>
    private const double Far = 8;

    /// <param name="mean">Expected in the second.</param>
    /// <returns>Expected number above the allowed, by the normal approximation of their distribution.</returns>
    public static double Above(double allowed, double mean)
    {
        if (mean <= 0 || double.IsPositiveInfinity(allowed)) return 0;
        var deviation = Math.Sqrt(mean);
        var distance = (allowed - mean) / deviation;
        if (distance > Far) return 0;
        if (distance < -Far) return mean - allowed;
        return deviation * (Density(distance) - distance * (1 - Below(distance)));
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Source: Abramowitz and Stegun, 26.2.17; off by less than 1e-7.</summary>
    private static double Below(double x)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(x));
        var tail = Density(x) * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x < 0 ? tail : 1 - tail;
    }
}
