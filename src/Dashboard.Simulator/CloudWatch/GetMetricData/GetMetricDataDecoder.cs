using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <summary>Turns the request into its typed form, or into one ValidationError that names every finding.</summary>
internal sealed partial class GetMetricDataDecoder
{
    private readonly List<string> _findings = [];

    public static GetMetricDataRequest Decode(Input input)
    {
        var decoder = new GetMetricDataDecoder();
        var request = decoder.Request(input);
        return decoder._findings.Count == 0 ? request : throw CloudWatchError.Validation(decoder._findings);
    }

    private GetMetricDataRequest Request(Input input)
    {
        var (start, end) = (Required(input, "StartTime", input.Time), Required(input, "EndTime", input.Time));
        if (start is not null && start == end) _findings.Add("The parameter StartTime must not equal parameter EndTime.");
        else if (start > end) _findings.Add("The parameter StartTime must be less than the parameter EndTime.");

        var maxDatapoints = input.Integer("MaxDatapoints") ?? GetMetricDataRequest.LargestDatapointCount;
        if (maxDatapoints is < 1 or > GetMetricDataRequest.LargestDatapointCount)
            _findings.Add($"The parameter MaxDatapoints must be between 1 and {GetMetricDataRequest.LargestDatapointCount}.");

        var scanBy = input.Text("ScanBy") ?? "TimestampDescending";
        if (scanBy is not ("TimestampDescending" or "TimestampAscending"))
            _findings.Add($"The parameter ScanBy must be a value in the set [ TimestampDescending, TimestampAscending ].");

        if (input.Structure("LabelOptions")?.Text("Timezone") is { } timezone && !TimezonePattern().IsMatch(timezone))
            _findings.Add($"The value {timezone} for parameter LabelOptions.Timezone is not matching the expected pattern ^[+-]\\d{{4}}$.");

        return new(Queries(input), start ?? default, end ?? default, scanBy == "TimestampAscending", maxDatapoints, input.Text("NextToken"));
    }

    private ImmutableArray<MetricDataQuery> Queries(Input input)
    {
        var items = input.Structures("MetricDataQueries");
        if (items.Count == 0) _findings.Add("The parameter MetricDataQueries is required.");
        if (items.Count > GetMetricDataRequest.LargestQueryCount)
        {
            _findings.Add($"The collection MetricDataQueries must not have a size greater than {GetMetricDataRequest.LargestQueryCount}.");
            return [];
        }
        ImmutableArray<MetricDataQuery> queries = [.. items.Select(Query)];
        if (queries.Select(query => query.Id).Distinct(StringComparer.Ordinal).Count() < queries.Length)
            _findings.Add("The values for parameter id in MetricDataQueries are not unique.");
        return queries;
    }

    private MetricDataQuery Query(Input input)
    {
        var id = Required(input, "Id") ?? "";
        if (id.Length > 0 && !IdPattern().IsMatch(id))
            _findings.Add($"The value {id} for parameter {input.PathOf("Id")} is not matching the expected pattern ^[a-z][a-zA-Z0-9_]{{0,254}}$.");

        var stat = input.Structure("MetricStat");
        var expression = input.Text("Expression");
        if (stat is not null && expression is not null)
            _findings.Add($"The parameters {input.PathOf("MetricStat")} and {input.PathOf("Expression")} are mutually exclusive and you have specified both.");
        else if (stat is null && expression is null)
            _findings.Add($"The parameter {input.PathOf("MetricStat")} is required.");
        else if (expression is not null && input.Integer("Period") is { } period)
            CheckPeriod(period, input.PathOf("Period"));

        return new(id, stat is null ? null : Stat(stat), expression, input.Text("Label"), input.Flag("ReturnData") ?? true, input.Text("AccountId"));
    }

    private MetricStat Stat(Input input)
    {
        var period = Required(input, "Period", input.Integer) ?? 0;
        if (input.Has("Period")) CheckPeriod(period, input.PathOf("Period"));

        var name = Required(input, "Stat") ?? "";
        if (!Statistic.TryParse(name, out var statistic) && name.Length > 0)
            _findings.Add($"The value {name} for parameter {input.PathOf("Stat")} is not supported.");

        var metric = input.Structure("Metric");
        if (metric is null) _findings.Add($"The parameter {input.PathOf("Metric")} is required.");
        return new(metric is null ? new("", "") : Metric(metric), period, statistic, name);
    }

    private MetricIdentity Metric(Input input)
    {
        var dimensions = input.Structures("Dimensions");
        if (dimensions.Count > 30) _findings.Add($"The collection {input.PathOf("Dimensions")} must not have a size greater than 30.");
        return new(
            Required(input, "Namespace") ?? "",
            Required(input, "MetricName") ?? "",
            [.. dimensions.Select(dimension => new Dimension(Required(dimension, "Name") ?? "", Required(dimension, "Value") ?? ""))]);
    }

    private void CheckPeriod(int period, string path)
    {
        if (period is not (1 or 5 or 10 or 20 or 30) && (period < 60 || period % 60 != 0))
            _findings.Add($"The parameter {path} must be a value in the set [ 1, 5, 10, 20, 30 ], or must be a multiple of 60.");
    }

    private string? Required(Input input, string member)
    {
        var text = input.Text(member);
        if (string.IsNullOrEmpty(text)) _findings.Add($"The parameter {input.PathOf(member)} is required.");
        return text;
    }

    private T? Required<T>(Input input, string member, Func<string, T?> read) where T : struct
    {
        var value = read(member);
        if (value is null) _findings.Add($"The parameter {input.PathOf(member)} is required.");
        return value;
    }

    [GeneratedRegex("^[a-z][a-zA-Z0-9_]{0,254}\\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[+-][0-9]{4}\\z")]
    private static partial Regex TimezonePattern();
}
