using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <summary>
/// The label of a metric nobody labelled: of namespace, dimension values, name and statistic those parts in which the metrics of the
/// call differ, the name where they do not differ at all.
/// </summary>
internal sealed class DefaultLabels
{
    private readonly bool _namespaces, _dimensions, _names, _statistics;

    public DefaultLabels(IReadOnlyCollection<MetricDataQuery> queries)
    {
        var stats = queries.Where(query => query.MetricStat is not null).Select(query => query.MetricStat!).ToList();
        _namespaces = Differ(stats, stat => stat.Metric.Namespace);
        _dimensions = Differ(stats, stat => DimensionValues(stat.Metric));
        _statistics = Differ(stats, stat => stat.StatisticName);
        _names = Differ(stats, stat => stat.Metric.Name) || !(_namespaces || _dimensions || _statistics);
    }

    public string Of(MetricDataQuery query)
    {
        if (query.Label is not null) return query.Label;
        if (query.MetricStat is not { } stat) return query.Id;
        var parts = new List<string>(4);
        if (_namespaces) parts.Add(stat.Metric.Namespace);
        if (_dimensions && DimensionValues(stat.Metric) is { Length: > 0 } values) parts.Add(values);
        if (_names) parts.Add(stat.Metric.Name);
        if (_statistics) parts.Add(stat.StatisticName);
        return parts.Count == 0 ? stat.Metric.Name : string.Join(' ', parts);
    }

    private static bool Differ(List<MetricStat> stats, Func<MetricStat, string> part) => stats.Select(part).Distinct(StringComparer.Ordinal).Skip(1).Any();

    private static string DimensionValues(MetricIdentity metric) => string.Join(' ', metric.Dimensions.Select(dimension => dimension.Value));
}
