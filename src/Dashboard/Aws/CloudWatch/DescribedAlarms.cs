using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws.Cbor;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.CloudWatch;

/// <summary>One page of DescribeAlarms in either protocol.</summary>
internal sealed record DescribedAlarms(ImmutableArray<MetricAlarm> Alarms, string? NextToken)
{
    /// <exception cref="FormatException">The body is not such an answer.</exception>
    public static DescribedAlarms ReadCbor(ReadOnlySpan<byte> body) => ReadJson(CborJson.Of(body));

    /// <exception cref="FormatException">The body is not such an answer.</exception>
    public static DescribedAlarms ReadJson(ReadOnlySpan<byte> body)
    {
        var page = JsonBody.Read(body, CloudWatchJson.Default.DescribeAlarmsBody);
        return new(JsonBody.All(page.MetricAlarms, Alarm), page.NextToken);
    }

    private static MetricAlarm Alarm(AlarmBody body)
    {
        // An alarm on one metric may be written as a query of its own.
        var single = body.Metrics is [{ MetricStat: { } stat, Expression: null }] ? stat : null;
        return new(
            body.AlarmName ?? "", body.StateValue ?? "", Time(body.StateUpdatedTimestamp), body.ActionsEnabled ?? false,
            body.Namespace ?? single?.Metric?.Namespace, body.MetricName ?? single?.Metric?.MetricName, Dimensions(body.Dimensions ?? single?.Metric?.Dimensions),
            body.Statistic ?? body.ExtendedStatistic ?? single?.Stat, body.Period ?? single?.Period, body.EvaluationPeriods, body.DatapointsToAlarm,
            body.Threshold, body.ComparisonOperator, body.TreatMissingData, single is null && body.Metrics is [_, ..] queries ? string.Join("; ", JsonBody.All(queries, Text)) : null);
    }

    private static string Text(AlarmQueryBody query)
    {
        if (query.Expression is { } expression) return expression;
        var (metric, dimensions) = (query.MetricStat?.Metric, Dimensions(query.MetricStat?.Metric?.Dimensions));
        var where = dimensions.IsEmpty ? "" : $" {{{string.Join(", ", dimensions.Select(d => $"{d.Key}={d.Value}"))}}}";
        return $"{query.Id} = {query.MetricStat?.Stat} of {metric?.Namespace} {metric?.MetricName}{where}";
    }

    private static ImmutableArray<KeyValuePair<string, string>> Dimensions(DimensionBody[]? bodies) =>
        JsonBody.All(bodies, dimension => KeyValuePair.Create(dimension.Name ?? "", dimension.Value ?? ""));

    private static DateTimeOffset? Time(double? epochSeconds) => epochSeconds switch
    {
        null => null,
        >= -62_135_596_800 and < 253_402_300_800 => DateTimeOffset.FromUnixTimeMilliseconds((long)(epochSeconds.Value * 1000)),
        _ => throw new FormatException("JSON: a time outside the years 1 to 9999"),
    };
}
