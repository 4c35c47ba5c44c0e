namespace Dashboard.Simulator.Metrics;

/// <summary>Values with the number of samples each stands for; reused from one period to the next.</summary>
internal sealed class WeightedValues
{
    private const int Steps = 4;

    private float[] _values = new float[64];
    private double[] _weights = new double[64];
    private int _count;
    private double _total;

    public bool IsEmpty => _count == 0;

    public void Clear() => (_count, _total) = (0, 0);

    public void Add(float value, double weight)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, _count * 2);
            Array.Resize(ref _weights, _count * 2);
        }
        (_values[_count], _weights[_count]) = (value, weight);
        _count++;
        _total += weight;
    }

    /// <summary>
    /// Adds what stands for the samples of one minute or batch. A quantile stands for the samples between the one below it and
    /// itself: they are spread evenly there, else every merge would push the percentiles upwards.
    /// </summary>
    public void Add(ReadOnlySpan<float> summary, bool summarised, long sampleCount)
    {
        for (var i = 0; i < summary.Length; i++)
        {
            var weight = SampleSummary.Weight(i, summary.Length, summarised, sampleCount);
            if (!summarised || i == 0)
            {
                Add(summary[i], weight);
                continue;
            }
            for (var step = 1; step <= Steps; step++) Add(summary[i - 1] + (summary[i] - summary[i - 1]) * step / Steps, weight / Steps);
        }
    }

    public void Sort() => Array.Sort(_values, _weights, 0, _count);

    /// <summary>Nearest rank: the smallest value at or below which lie at least this share of the samples. Sort first.</summary>
    public float Quantile(double quantile)
    {
        var wanted = quantile * _total * (1 - 1e-9);
        var seen = 0.0;
        for (var i = 0; i < _count - 1; i++)
        {
            seen += _weights[i];
            if (seen >= wanted) return _values[i];
        }
        return _values[_count - 1];
    }
}
