using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricStatistics;

/// <param name="Statistics">By the names they were asked by; percentiles when they came as ExtendedStatistics.</param>
internal sealed record GetMetricStatisticsRequest(
    MetricIdentity Metric, DateTimeOffset Start, DateTimeOffset End, int Period, IReadOnlyList<(string Name, Statistic Statistic)> Statistics)
{
    private const int LargestDatapointCount = 1440;

    /// <exception cref="Wire.AwsErrorException">MissingParameter, InvalidParameterValue or InvalidParameterCombination.</exception>
    public static GetMetricStatisticsRequest Decode(Input input)
    {
        var metric = new MetricIdentity(input.RequiredText("Namespace"), input.RequiredText("MetricName"), input.Dimensions());
        var start = input.Required("StartTime", input.Time("StartTime"));
        var end = input.Required("EndTime", input.Time("EndTime"));
        var period = input.Required("Period", input.Integer("Period"));
        if (start == end) throw CloudWatchError.InvalidValue("The parameter StartTime must not equal parameter EndTime.");
        if (start > end) throw CloudWatchError.InvalidValue("The parameter StartTime must be less than the parameter EndTime.");
        if (period is not (1 or 5 or 10 or 20 or 30) && (period < 60 || period % 60 != 0))
            throw CloudWatchError.InvalidValue("The parameter Period must be a value in the set [ 1, 5, 10, 20, 30 ], or must be a multiple of 60.");

        var simple = input.Texts("Statistics");
        var extended = input.Texts("ExtendedStatistics");
        if (simple.Count == 0 == (extended.Count == 0)) throw CloudWatchError.InvalidCombination("Must specify either Statistics or ExtendedStatistics.");

        var datapoints = (long)Math.Ceiling((end - start).TotalSeconds / period);
        if (datapoints > LargestDatapointCount)
            throw CloudWatchError.InvalidCombination(FormattableString.Invariant(
                $"You have requested up to {datapoints:N0} datapoints, which exceeds the limit of {LargestDatapointCount:N0}. You may reduce the datapoints requested by increasing Period, or decreasing the time range."));

        return new(metric, start, end, period, [.. simple.Concat(extended).Select(name => (name, Parse(name, percentile: extended.Count > 0)))]);
    }

    private static Statistic Parse(string name, bool percentile) =>
        Statistic.TryParse(name, out var statistic) && statistic.IsPercentile == percentile ? statistic
        : throw CloudWatchError.InvalidValue($"The value {name} for parameter {(percentile ? "ExtendedStatistics" : "Statistics")} is not supported.");
}
