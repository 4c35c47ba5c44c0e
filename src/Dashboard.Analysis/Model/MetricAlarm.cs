using System.Collections.Immutable;

namespace Dashboard.Analysis.Model;

/// <summary>What DescribeAlarms says of one metric alarm. Members are null for alarms on metric math, which have <see cref="Expression"/>.</summary>
/// <param name="State">OK, ALARM or INSUFFICIENT_DATA.</param>
/// <param name="Dimensions">Name and value; empty for the series without dimensions.</param>
/// <param name="Statistic">Maximum, Sum, p99 …; null for metric math.</param>
/// <param name="Period">Seconds.</param>
/// <param name="Comparison">GreaterThanThreshold and so on.</param>
/// <param name="Expression">The expressions and the names of their metrics, one after the other; null for an alarm on a single metric.</param>
public sealed record MetricAlarm(
    string Name, string State, DateTimeOffset? StateUpdated, bool ActionsEnabled, string? Namespace, string? Metric,
    ImmutableArray<KeyValuePair<string, string>> Dimensions, string? Statistic, int? Period, int? EvaluationPeriods, int? DatapointsToAlarm,
    double? Threshold, string? Comparison, string? TreatMissingData, string? Expression)
{
    public string? Dimension(string name)
    {
        foreach (var dimension in Dimensions)
            if (dimension.Key == name) return dimension.Value;
        return null;
    }
}
