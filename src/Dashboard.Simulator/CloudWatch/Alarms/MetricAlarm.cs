using System.Collections.Immutable;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.Alarms;

/// <summary>An alarm as DescribeAlarms shows it. It is not evaluated: its state is what was set last.</summary>
public sealed record MetricAlarm
{
    public required string Name { get; init; }
    public string? Description { get; init; }
    /// <summary>Null for an alarm on metric math.</summary>
    public MetricIdentity? Metric { get; init; }
    /// <summary>What an alarm on metric math is made of; else empty.</summary>
    public ImmutableArray<AlarmQuery> Queries { get; init; } = [];
    /// <summary>Average, Sum, Minimum, Maximum, SampleCount or a percentile.</summary>
    public string Statistic { get; init; } = "Average";
    /// <summary>Seconds.</summary>
    public int Period { get; init; } = 60;
    public int EvaluationPeriods { get; init; } = 1;
    public int? DatapointsToAlarm { get; init; }
    public double Threshold { get; init; }
    public string ComparisonOperator { get; init; } = "GreaterThanThreshold";
    public string? TreatMissingData { get; init; }
    public bool ActionsEnabled { get; init; } = true;
    /// <summary>OK, ALARM or INSUFFICIENT_DATA.</summary>
    public string State { get; init; } = "INSUFFICIENT_DATA";
    public string StateReason { get; init; } = "Unchecked: Initial alarm creation";
    public required DateTimeOffset StateUpdated { get; init; }
    public required DateTimeOffset ConfigurationUpdated { get; init; }
}
