namespace Dashboard.Analysis.Recommendations;

/// <summary>Whole environments for a load and a margin.</summary>
internal static class Headroom
{
    /// <summary>A factor such as 1.2 is not exact in binary: what it is off by must not make another environment of it.</summary>
    private const int Decimals = 6;

    /// <summary>Load × factor, rounded up.</summary>
    public static int Above(double load, double factor) => (int)Math.Ceiling(Math.Round(load * factor, Decimals));
}
