using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.Alarms;

/// <summary>One part of an alarm on metric math: an expression, or a metric with statistic and period.</summary>
/// <param name="Metric">Null for an expression.</param>
public sealed record AlarmQuery(string Id, string? Expression, MetricIdentity? Metric, string? Statistic, int? Period, string? Label, bool ReturnData)
{
    /// <exception cref="Wire.AwsErrorException">MissingParameter.</exception>
    internal static AlarmQuery Read(Input input)
    {
        var stat = input.Structure("MetricStat");
        var metric = stat?.Structure("Metric");
        return new(
            input.RequiredText("Id"), stat is null ? input.RequiredText("Expression") : null,
            metric is null ? null : new(metric.RequiredText("Namespace"), metric.RequiredText("MetricName"), metric.Dimensions()),
            stat?.RequiredText("Stat"), stat is null ? null : stat.Required("Period", stat.Integer("Period")), input.Text("Label"), input.Flag("ReturnData") ?? true);
    }

    internal static void Write(Output output, AlarmQuery query)
    {
        output.StartStructure();
        output.Member("Id").Text(query.Id);
        if (query.Metric is { } metric)
        {
            output.Member("MetricStat").StartStructure();
            MetricWriter.Write(output.Member("Metric"), metric);
            output.Member("Period").Integer(query.Period ?? 60);
            output.Member("Stat").Text(query.Statistic ?? "Average");
            output.EndStructure();
        }
        output.OptionalText("Expression", query.Expression);
        output.OptionalText("Label", query.Label);
        output.Member("ReturnData").Flag(query.ReturnData);
        output.EndStructure();
    }
}
