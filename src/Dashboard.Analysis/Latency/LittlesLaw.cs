namespace Dashboard.Analysis.Latency;

/// <summary>
/// Concurrency is arrival rate times mean duration. Source: J. D. C. Little, "A Proof for the Queuing Formula: L = λW", Operations
/// Research 9, 1961; as applied in the Lambda developer guide, configuration-concurrency.
/// </summary>
public static class LittlesLaw
{
    /// <summary>
    /// Splits a change of concurrency by logarithms, since factors multiply: twice the requests, each four times as long, is one third
    /// and two thirds.
    /// </summary>
    /// <returns>Null where there is nothing to split: either load is unknown or none, or concurrency is the same.</returns>
    public static ConcurrencySplit? Split(Load usual, Load now)
    {
        if (!IsPositive(usual) || !IsPositive(now)) return null;
        var requests = Math.Log(now.PerSecond / usual.PerSecond);
        var lengths = Math.Log(now.MeanSeconds / usual.MeanSeconds);
        var total = requests + lengths;
        return total == 0 ? null : new(usual.Concurrency, now.Concurrency, requests / total, lengths / total);
    }

    private static bool IsPositive(Load load) => load is { PerSecond: > 0 and < double.PositiveInfinity, MeanSeconds: > 0 and < double.PositiveInfinity };
}
