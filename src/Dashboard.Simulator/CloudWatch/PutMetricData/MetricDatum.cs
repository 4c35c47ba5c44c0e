using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.PutMetricData;

/// <summary>What one datum adds to one minute.</summary>
/// <param name="Summary">Stands for the samples; null where a statistic set was sent.</param>
internal sealed record MetricDatum(MetricIdentity Metric, long Minute, StatisticSet Set, float[]? Summary, bool Summarised);
