namespace Dashboard.Simulator.Metrics;

/// <summary>One metric's minutes.</summary>
public sealed class MetricSeries(MetricIdentity identity)
{
    public MetricIdentity Identity => identity;

    /// <summary>States a minute's value as it stands at <paramref name="recordedAt"/>; a later call for the same minute revises it.</summary>
    /// <param name="minute">Minutes since 1970-01-01T00:00:00Z of the invocation's start.</param>
    /// <param name="samples">The single values where percentiles are wanted of them, else empty. Copied.</param>
    public void Record(long minute, in StatisticSet set, ReadOnlySpan<float> samples, DateTimeOffset recordedAt) => throw new NotSupportedException();
}
