using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <summary>One query of a call: a statistic of a metric, or an expression over other queries.</summary>
internal sealed record MetricDataQuery(string Id, MetricStat? MetricStat, string? Expression, string? Label, bool ReturnData, string? AccountId);

/// <param name="StatisticName">As it was asked for.</param>
/// <param name="Period">Seconds.</param>
internal sealed record MetricStat(MetricIdentity Metric, int Period, Statistic Statistic, string StatisticName);
