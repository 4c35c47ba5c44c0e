namespace Dashboard.Simulator.Metrics;

/// <summary>What CloudWatch keeps of the values sent for one metric in one minute, percentiles aside.</summary>
public readonly record struct StatisticSet(double Sum, double Minimum, double Maximum, long SampleCount)
{
    public double Average => SampleCount == 0 ? double.NaN : Sum / SampleCount;

    public StatisticSet Merge(in StatisticSet other) =>
        SampleCount == 0 ? other
        : other.SampleCount == 0 ? this
        : new(Sum + other.Sum, Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum), SampleCount + other.SampleCount);
}
