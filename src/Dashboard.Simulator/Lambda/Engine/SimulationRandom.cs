namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// A small, fast and copyable source of randomness (SplitMix64). Keyed by any numbers, so that what happens to one function in one
/// minute does not depend on what else was simulated before.
/// </summary>
public struct SimulationRandom(ulong state)
{
    private ulong _state = state;

    public static SimulationRandom For(int seed, long first, long second = 0) =>
        new(Mix(Mix((ulong)seed * 0x9E3779B97F4A7C15 + (ulong)first) + (ulong)second * 0xD1B54A32D192ED03));

    public ulong NextUInt64() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>Within [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public int Next(int exclusiveMaximum) => (int)Math.BigMul(NextUInt64(), (ulong)exclusiveMaximum, out _);

    public int Next(int minimum, int exclusiveMaximum) => minimum + Next(exclusiveMaximum - minimum);

    public bool Chance(double probability) => probability > 0 && NextDouble() < probability;

    public double NextNormal() => NormalQuantiles.At(NextDouble());

    public int NextPoisson(double mean)
    {
        if (mean <= 0) return 0;
        if (mean > 40) return Math.Max(0, (int)Math.Round(mean + Math.Sqrt(mean) * NextNormal()));
        var threshold = Math.Exp(-mean);
        var count = 0;
        for (var product = NextDouble(); product > threshold; product *= NextDouble()) count++;
        return count;
    }

    public int NextBinomial(int trials, double probability)
    {
        if (trials <= 0 || probability <= 0) return 0;
        if (probability >= 1) return trials;
        if (trials <= 16)
        {
            var hits = 0;
            for (var i = 0; i < trials; i++) hits += NextDouble() < probability ? 1 : 0;
            return hits;
        }

        var mean = trials * probability;
        if (mean < 10) return Math.Min(trials, NextPoisson(mean));
        if (trials - mean < 10) return trials - Math.Min(trials, NextPoisson(trials - mean));
        return Math.Clamp((int)Math.Round(mean + Math.Sqrt(mean * (1 - probability)) * NextNormal()), 0, trials);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
