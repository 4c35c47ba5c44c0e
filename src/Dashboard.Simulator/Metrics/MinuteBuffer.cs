namespace Dashboard.Simulator.Metrics;

/// <summary>Minutes as read from a series, ascending; reused from one read to the next.</summary>
internal sealed class MinuteBuffer
{
    private MinuteValue[] _minutes = new MinuteValue[256];
    private float[] _samples = [];
    private int _sampleCount;

    public int Count { get; private set; }

    public ReadOnlySpan<MinuteValue> Minutes => _minutes.AsSpan(0, Count);

    public ReadOnlySpan<float> SamplesOf(in MinuteValue minute) => _samples.AsSpan(minute.SampleOffset, minute.Values);

    public void Clear() => Count = _sampleCount = 0;

    public void Add(long minute, in StatisticSet set, int values, bool summarised)
    {
        if (Count == _minutes.Length) Array.Resize(ref _minutes, Count * 2);
        _minutes[Count++] = new(minute, set, _sampleCount - values, values, summarised);
    }

    /// <summary>Room for the samples of the minute that is added next.</summary>
    public Span<float> Samples(int values)
    {
        if (_sampleCount + values > _samples.Length) Array.Resize(ref _samples, Math.Max(_samples.Length * 2, _sampleCount + values + 1024));
        _sampleCount += values;
        return _samples.AsSpan(_sampleCount - values, values);
    }
}

/// <param name="Values">How many ascending values stand for the samples; 0 when there are none or none were asked for.</param>
/// <param name="Summarised">The values are quantiles of more samples than there are values.</param>
internal readonly record struct MinuteValue(long Minute, StatisticSet Set, int SampleOffset, int Values, bool Summarised);
