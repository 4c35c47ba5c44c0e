namespace Dashboard.Simulator.Metrics;

/// <summary>Reads statistics by period. Holds the buffers for it, so one is used for all the metrics of a call and by one thread.</summary>
internal sealed class SeriesReader(DateTimeOffset now)
{
    private readonly MinuteBuffer _minutes = new();
    private readonly WeightedValues _samples = new();
    private long[] _times = new long[256];
    private double[] _values = new double[256];

    public MetricColumn Read(MetricSeries? series, ReadWindow window, Statistic statistic)
    {
        if (series is null || !window.IsKept || window.Periods == 0) return MetricColumn.Empty;
        _minutes.Clear();
        series.Read(window.FirstMinute, window.MinutesEnd, now, statistic.IsPercentile, _minutes);
        var minutes = _minutes.Minutes;
        var count = 0;
        for (int from = 0, to; from < minutes.Length; from = to)
        {
            var period = window.PeriodStart(minutes[from].Minute);
            for (to = from + 1; to < minutes.Length && window.PeriodStart(minutes[to].Minute) == period;) to++;
            if (Aggregate(minutes[from..to], statistic) is { } value) Append(count++, period, value);
        }
        return count == 0 ? MetricColumn.Empty : new(_times[..count], _values[..count]);
    }

    private double? Aggregate(ReadOnlySpan<MinuteValue> minutes, Statistic statistic)
    {
        var set = default(StatisticSet);
        foreach (ref readonly var minute in minutes) set = set.Merge(minute.Set);
        if (set.SampleCount == 0) return null;
        return statistic.IsPercentile ? Percentile(minutes, set, statistic.Quantile) : statistic.Of(set);
    }

    /// <returns>
    /// Null without samples, unless all are known to be equal. Source: CloudWatch user guide, percentiles of statistic sets.
    /// </returns>
    private double? Percentile(ReadOnlySpan<MinuteValue> minutes, in StatisticSet set, double quantile)
    {
        if (set.Minimum == set.Maximum) return set.Minimum;
        _samples.Clear();
        foreach (ref readonly var minute in minutes)
        {
            if (minute.Values > 0) _samples.Add(_minutes.SamplesOf(minute), minute.Summarised, minute.Set.SampleCount);
            else if (minute.Set.Minimum == minute.Set.Maximum) _samples.Add((float)minute.Set.Minimum, minute.Set.SampleCount);
            else return null;
        }
        if (quantile <= 0) return set.Minimum;
        if (quantile >= 1) return set.Maximum;
        _samples.Sort();
        return Math.Clamp(_samples.Quantile(quantile), set.Minimum, set.Maximum);
    }

    private void Append(int at, long time, double value)
    {
        if (at == _times.Length)
        {
            Array.Resize(ref _times, at * 2);
            Array.Resize(ref _values, at * 2);
        }
        (_times[at], _values[at]) = (time, value);
    }
}
