using System.Collections.Concurrent;

namespace Dashboard.Simulator.Metrics;

/// <summary>All metrics of one account and Region, as CloudWatch keeps them: per minute, published late, revised afterwards.</summary>
public sealed class MetricStore(TimeProvider clock)
{
    private readonly ConcurrentDictionary<MetricIdentity, MetricSeries> _series = new();

    public TimeProvider Clock => clock;

    public ICollection<MetricSeries> All => _series.Values;

    /// <summary>The series of this identity, made when it is first asked for by the one who writes it.</summary>
    public MetricSeries GetOrAdd(MetricIdentity identity) => _series.GetOrAdd(identity, static i => new MetricSeries(i));

    public MetricSeries? Find(MetricIdentity identity) => _series.GetValueOrDefault(identity);
}
