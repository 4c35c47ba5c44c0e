namespace Dashboard.Simulator.Metrics;

/// <summary>Hashes that are the same in every process, unlike <see cref="HashCode"/>.</summary>
internal static class StableHash
{
    public const ulong Seed = 14695981039346656037;

    public static ulong Of(MetricIdentity identity)
    {
        var hash = Add(Add(Seed, identity.Namespace), identity.Name);
        foreach (var dimension in identity.Dimensions) hash = Add(Add(hash, dimension.Name), dimension.Value);
        return hash;
    }

    /// <summary>FNV-1a over the UTF-16 units and a terminator, so that "ab","c" and "a","bc" differ.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var unit in text) hash = (hash ^ unit) * 1099511628211;
        return (hash ^ 0x10000) * 1099511628211;
    }

    /// <summary>The finaliser of SplitMix64 over both.</summary>
    public static ulong Mix(ulong a, ulong b)
    {
        var z = a + (b + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
