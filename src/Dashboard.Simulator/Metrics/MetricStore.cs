using System.Collections.Concurrent;

namespace Dashboard.Simulator.Metrics;

/// <summary>All metrics of one account and Region, as CloudWatch keeps them: per minute, published late, revised afterwards.</summary>
/// <param name="delay">When a statement becomes visible; <see cref="PublicationDelay.Default"/> when null.</param>
public sealed class MetricStore(TimeProvider clock, PublicationDelay? delay = null)
{
    private readonly ConcurrentDictionary<MetricIdentity, MetricSeries> _series = new();
    private readonly Lock _lock = new();
    private MetricSeries[] _inOrder = new MetricSeries[64];
    private int _count;

    public TimeProvider Clock => clock;

    public PublicationDelay Delay { get; } = delay ?? PublicationDelay.Default;

    /// <summary>How far before its newest minute a series keeps minutes. CloudWatch keeps one-minute points for 15 days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(15);

    public ICollection<MetricSeries> All => _series.Values;

    /// <summary>The series in the order in which they were made; a series keeps its place.</summary>
    internal ReadOnlySpan<MetricSeries> InOrder
    {
        get
        {
            lock (_lock) return _inOrder.AsSpan(0, _count);
        }
    }

    /// <summary>The series of this identity, made when it is first asked for by the one who writes it.</summary>
    public MetricSeries GetOrAdd(MetricIdentity identity)
    {
        if (_series.TryGetValue(identity, out var known)) return known;
        lock (_lock)
        {
            if (_series.TryGetValue(identity, out known)) return known;
            if (_count == _inOrder.Length) Array.Resize(ref _inOrder, _count * 2);
            var made = new MetricSeries(this, identity);
            _inOrder[_count++] = made;
            return _series[identity] = made;
        }
    }

    /// <summary>Lets go of series, of which nothing is told any more. Moves what tokens of unfinished listings point at.</summary>
    public void Remove(IReadOnlySet<MetricSeries> series)
    {
        lock (_lock)
        {
            foreach (var gone in series) _series.TryRemove(gone.Identity, out _);
            var kept = _inOrder.AsSpan(0, _count).ToArray().Where(each => !series.Contains(each)).ToArray();
            _inOrder = [.. kept, .. new MetricSeries[Math.Max(64, kept.Length)]];
            _count = kept.Length;
        }
    }

    public MetricSeries? Find(MetricIdentity identity) => _series.GetValueOrDefault(identity);
}
