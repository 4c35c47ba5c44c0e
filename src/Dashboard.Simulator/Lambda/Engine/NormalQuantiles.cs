namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>The inverse of the standard normal distribution, from a table.</summary>
internal static class NormalQuantiles
{
    private const int Size = 8192;
    private static readonly float[] Table = Build();

    public static double At(double probability)
    {
        var position = Math.Clamp(probability * Size - 0.5, 0, Size - 1);
        var index = Math.Min((int)position, Size - 2);
        return Table[index] + (Table[index + 1] - Table[index]) * (position - index);
    }

    private static float[] Build()
    {
        var table = new float[Size];
        for (var i = 0; i < Size; i++) table[i] = (float)Inverse((i + 0.5) / Size);
        return table;
    }

    /// <summary>Bisection: slow, but the table is built once.</summary>
    private static double Inverse(double probability)
    {
        double low = -6, high = 6;
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            if (Cumulative(middle) < probability) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>Abramowitz and Stegun 26.2.17, error below 7.5e-8.</summary>
    private static double Cumulative(double x)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(x));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? 1 - tail : tail;
    }
}
