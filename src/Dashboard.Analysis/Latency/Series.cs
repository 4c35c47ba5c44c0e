namespace Dashboard.Analysis.Latency;

/// <summary>Arithmetic over minutes some of which are unknown (NaN): those are left out.</summary>
internal static class Series
{
    public static double Sum(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
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
        foreach (var value in values)
            if (value >= threshold) return true;
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
