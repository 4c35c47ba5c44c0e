using System.Numerics;

namespace Dashboard.Analysis.Latency;

/// <summary>Arithmetic over minutes some of which are unknown (NaN): those are left out. Healthy functions cost little more than these scans.</summary>
internal static class Series
{
    /// <summary>Of counts: none is below 0.</summary>
    public static double Sum(ReadOnlySpan<float> values)
    {
        var sums = Vector<double>.Zero;
        for (; values.Length >= Vector<float>.Count; values = values[Vector<float>.Count..])
        {
            var several = new Vector<float>(values);
            Vector.Widen(Vector.ConditionalSelect(Vector.GreaterThan(several, Vector<float>.Zero), several, Vector<float>.Zero), out var low, out var high);
            sums += low + high;
        }
        var sum = Vector.Sum(sums);
        foreach (var value in values)
            if (value > 0) sum += value;
        return sum;
    }

    /// <summary>NaN when nothing is known.</summary>
    public static double Maximum(ReadOnlySpan<float> values)
    {
        var maximum = float.NaN;
        foreach (var value in values)
            if (!(value <= maximum) && !float.IsNaN(value)) maximum = value;
        return maximum;
    }

    public static bool Reaches(ReadOnlySpan<float> values, double threshold)
    {
        var least = new Vector<float>((float)threshold);
        for (; values.Length >= Vector<float>.Count; values = values[Vector<float>.Count..])
            if (Vector.GreaterThanOrEqualAny(new Vector<float>(values), least)) return true;
        foreach (var value in values)
            if (value >= least[0]) return true;
        return false;
    }

    /// <summary>Mean weighted by counts, of the minutes in which both are known; NaN when there is none.</summary>
    public static double Mean(ReadOnlySpan<float> values, ReadOnlySpan<float> counts)
    {
        double sum = 0, weight = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (float.IsNaN(values[i]) || !(counts[i] > 0)) continue;
            sum += values[i] * counts[i];
            weight += counts[i];
        }
        return weight == 0 ? double.NaN : sum / weight;
    }

    /// <summary>The middle value, the lower of two; NaN of none. Reorders what it is given.</summary>
    /// <param name="values">All known.</param>
    public static float Median(Span<float> values)
    {
        if (values.IsEmpty) return float.NaN;
        int low = 0, high = values.Length - 1, middle = high / 2;
        while (low < high)
        {
            var pivot = values[(low + high) / 2];
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) continue;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
            if (middle <= j) high = j;
            else if (middle >= i) low = i;
            else break;
        }
        return values[middle];
    }
}
