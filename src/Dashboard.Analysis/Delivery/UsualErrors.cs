using Dashboard.Analysis.Latency;

namespace Dashboard.Analysis.Delivery;

/// <summary>What share of its invocations usually fails: the median over stretches of the window, which an episode does not move.</summary>
internal static class UsualErrors
{
    /// <summary>Minutes of a stretch. A house rule: long enough for a share, short enough that half of them are ordinary.</summary>
    private const int Stretch = 10;

    /// <summary>Invocations a stretch needs for its share to count. A house rule: one in twenty can show.</summary>
    private const int Enough = 20;

    private const int FewestStretches = 3;

    /// <summary>0 to 1; over the whole window where it has too few invocations for stretches.</summary>
    public static double Share(ReadOnlySpan<float> invocations, ReadOnlySpan<float> errors)
    {
        Span<float> shares = stackalloc float[invocations.Length / Stretch + 1];
        var count = 0;
        for (var from = 0; from < invocations.Length; from += Stretch)
        {
            var stretch = from..Math.Min(invocations.Length, from + Stretch);
            var ran = Series.Sum(invocations[stretch]);
            if (ran >= Enough) shares[count++] = (float)(Series.Sum(errors[stretch]) / ran);
        }
        if (count >= FewestStretches) return Series.Median(shares[..count]);
        var all = Series.Sum(invocations);
        return all == 0 ? 0 : Series.Sum(errors) / all;
    }
}
