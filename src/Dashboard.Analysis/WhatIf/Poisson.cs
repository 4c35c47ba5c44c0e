namespace Dashboard.Analysis.WhatIf;

/// <summary>Counts of what happens independently.</summary>
internal static class Poisson
{
    private const int ShortProduct = 32;

    /// <summary>Chance of exactly so many.</summary>
    public static double Chance(double mean, int count) =>
        mean <= 0 ? count == 0 ? 1 : 0 : Math.Exp(count * Math.Log(mean) - mean - LogFactorial(count));

    /// <summary>By Stirling's series for large numbers; off by less than 1e-8.</summary>
    private static double LogFactorial(int count)
    {
        if (count >= ShortProduct) return count * Math.Log(count) - count + Math.Log(2 * Math.PI * count) / 2 + 1.0 / (12 * count) - 1.0 / (360.0 * count * count * count);
        var sum = 0.0;
        for (var k = 2; k <= count; k++) sum += Math.Log(k);
        return sum;
    }
}
