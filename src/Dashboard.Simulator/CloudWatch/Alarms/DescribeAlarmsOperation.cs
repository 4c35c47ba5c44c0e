using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Alarms;

/// <summary>DescribeAlarms, for metric alarms; there are no composite ones.</summary>
/// <param name="tracking">Shown beside those of the book.</param>
internal sealed class DescribeAlarmsOperation(AlarmBook alarms, TrackingAlarms tracking, string accountId, string region)
{
    private const int LargestPage = 100, UsualPage = 50;

    public WireResponse Run(Input input, Output output)
    {
        var names = input.Texts("AlarmNames");
        if (names.Count > LargestPage) throw CloudWatchError.Validation($"The collection AlarmNames must not have a size greater than {LargestPage}.");
        var size = input.Integer("MaxRecords") ?? UsualPage;
        if (size is < 1 or > LargestPage) throw CloudWatchError.Validation($"The parameter MaxRecords must be between 1 and {LargestPage}.");
        var prefix = input.Text("AlarmNamePrefix");
        if (prefix is not null && names.Count > 0) throw CloudWatchError.Validation("AlarmNamePrefix and AlarmNames are mutually exclusive.");
        var state = AlarmState.Read(input);
        var ofMetrics = input.Texts("AlarmTypes") is not { Count: > 0 } types || types.Contains("MetricAlarm");

        var matching = alarms.All.Concat(tracking.All).OrderBy(alarm => alarm.Name, StringComparer.Ordinal).Where(alarm => ofMetrics
            && (names.Count == 0 || names.Contains(alarm.Name))
            && (prefix is null || alarm.Name.StartsWith(prefix, StringComparison.Ordinal))
            && (state is null || alarm.State == state)).ToList();
        var fingerprint = names.Append(prefix).Append(state).Aggregate(StableHash.Seed, (hash, text) => StableHash.Add(hash, text));
        var from = Position(input.Text("NextToken"), fingerprint);

        output.List("MetricAlarms", matching.Skip(from).Take(size), Write);
        output.List<MetricAlarm>("CompositeAlarms", [], Write);
        output.OptionalText("NextToken", from + size < matching.Count ? PageToken.Write(fingerprint, from + size) : null);
        return output.Finish();
    }

    private static int Position(string? token, ulong fingerprint)
    {
        if (token is null) return 0;
        Span<long> position = stackalloc long[1];
        return PageToken.TryRead(token, fingerprint, position) ? (int)position[0] : throw CloudWatchError.InvalidNextToken();
    }

    private void Write(Output output, MetricAlarm alarm)
    {
        output.StartStructure();
        output.Member("AlarmName").Text(alarm.Name);
        output.Member("AlarmArn").Text($"arn:aws:cloudwatch:{region}:{accountId}:alarm:{alarm.Name}");
        output.OptionalText("AlarmDescription", alarm.Description);
        output.Member("AlarmConfigurationUpdatedTimestamp").Time(alarm.ConfigurationUpdated.ToUnixTimeSeconds());
        output.Member("ActionsEnabled").Flag(alarm.ActionsEnabled);
        foreach (var actions in (string[])["OKActions", "AlarmActions", "InsufficientDataActions"]) output.List<string>(actions, [], (o, arn) => o.Text(arn));
        output.Member("StateValue").Text(alarm.State);
        output.Member("StateReason").Text(alarm.StateReason);
        output.Member("StateUpdatedTimestamp").Time(alarm.StateUpdated.ToUnixTimeSeconds());
        if (alarm.Metric is { } metric)
        {
            output.Member("MetricName").Text(metric.Name);
            output.Member("Namespace").Text(metric.Namespace);
            output.Member(alarm.Statistic.StartsWith('p') ? "ExtendedStatistic" : "Statistic").Text(alarm.Statistic);
            MetricWriter.WriteDimensions(output, metric);
            output.Member("Period").Integer(alarm.Period);
        }
        else output.List("Metrics", alarm.Queries, AlarmQuery.Write);
        output.Member("EvaluationPeriods").Integer(alarm.EvaluationPeriods);
        if (alarm.DatapointsToAlarm is { } datapoints) output.Member("DatapointsToAlarm").Integer(datapoints);
        output.Member("Threshold").Number(alarm.Threshold);
        output.Member("ComparisonOperator").Text(alarm.ComparisonOperator);
        output.OptionalText("TreatMissingData", alarm.TreatMissingData);
        output.EndStructure();
    }
}
