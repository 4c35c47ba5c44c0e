using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Alarms;

/// <summary>PutMetricAlarm for an alarm on one metric or on metric math; a changed alarm keeps its state.</summary>
internal sealed class PutMetricAlarmOperation(AlarmBook alarms, TimeProvider clock)
{
    private static readonly HashSet<string> Operators =
    [
        "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold",
    ];

    public WireResponse Run(Input input, Output output)
    {
        var comparison = input.RequiredText("ComparisonOperator");
        if (!Operators.Contains(comparison)) throw CloudWatchError.Validation($"The value {comparison} for parameter ComparisonOperator is not supported.");
        var name = input.RequiredText("AlarmName");

        var now = clock.GetUtcNow();
        var watched = input.Structures("Metrics") is { Count: > 0 } queries ? OfMath(queries, now) : OfMetric(input, now);
        var alarm = watched with
        {
            Name = name,
            Description = input.Text("AlarmDescription"),
            EvaluationPeriods = input.Required("EvaluationPeriods", input.Integer("EvaluationPeriods")),
            DatapointsToAlarm = input.Integer("DatapointsToAlarm"),
            Threshold = input.Required("Threshold", input.Number("Threshold")),
            ComparisonOperator = comparison,
            TreatMissingData = input.Text("TreatMissingData"),
            ActionsEnabled = input.Flag("ActionsEnabled") ?? true,
        };
        alarms.Put(alarms.Find(name) is { } before
            ? alarm with { State = before.State, StateReason = before.StateReason, StateUpdated = before.StateUpdated } : alarm);
        return output.Finish();
    }

    private static MetricAlarm OfMath(IReadOnlyList<Input> queries, DateTimeOffset now) =>
        new() { Name = "", Queries = [.. queries.Select(AlarmQuery.Read)], StateUpdated = now, ConfigurationUpdated = now };

    private static MetricAlarm OfMetric(Input input, DateTimeOffset now)
    {
        var statistic = input.Text("Statistic") ?? input.RequiredText("ExtendedStatistic");
        if (!Statistic.TryParse(statistic, out _)) throw CloudWatchError.Validation($"The value {statistic} for parameter Statistic is not supported.");
        var period = input.Required("Period", input.Integer("Period"));
        if (period is not (10 or 20 or 30) && (period < 60 || period % 60 != 0)) throw CloudWatchError.Validation("Period must be 10, 20, 30 or a multiple of 60");
        var metric = new MetricIdentity(input.RequiredText("Namespace"), input.RequiredText("MetricName"), input.Dimensions());
        return new() { Name = "", Metric = metric, Statistic = statistic, Period = period, StateUpdated = now, ConfigurationUpdated = now };
    }
}
