namespace Dashboard.Benchmarks.Spend;

/// <summary>How long throttles waited to be named, in seconds, by nearest rank; NaN when none was.</summary>
/// <param name="Never">How many were not named at all; they are in no other figure.</param>
internal sealed record Delays(int Named, int Never, double Median, double Percentile95, double Worst)
{
    public static Delays Of(IEnumerable<TimeSpan?> delays)
    {
        var all = delays.ToList();
        var named = all.OfType<TimeSpan>().Select(delay => delay.TotalSeconds).Order().ToArray();
        return new(named.Length, all.Count - named.Length, At(0.5), At(0.95), At(1));

        double At(double quantile) => named.Length == 0 ? double.NaN : named[Math.Max(0, (int)Math.Ceiling(quantile * named.Length) - 1)];
    }

    public object[] Cells => [Named, Never, Seconds(Median), Seconds(Percentile95), Seconds(Worst)];

    private static string Seconds(double value) => double.IsNaN(value) ? "-" : $"{value:F0}";
}
