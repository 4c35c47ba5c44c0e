namespace Dashboard.Aws.CloudWatch;

// Members as CloudWatch spells them.

internal sealed record DescribeAlarmsBody(AlarmBody[]? MetricAlarms, string? NextToken);

internal sealed record AlarmBody(
    string? AlarmName, string? StateValue, double? StateUpdatedTimestamp, bool? ActionsEnabled, string? Namespace, string? MetricName, DimensionBody[]? Dimensions,
    string? Statistic, string? ExtendedStatistic, int? Period, int? EvaluationPeriods, int? DatapointsToAlarm, double? Threshold, string? ComparisonOperator,
    string? TreatMissingData, AlarmQueryBody[]? Metrics);

/// <summary>Either an expression or a metric.</summary>
internal sealed record AlarmQueryBody(string? Id, string? Expression, AlarmMetricBody? MetricStat);

internal sealed record AlarmMetricBody(MetricBody? Metric, int? Period, string? Stat);
