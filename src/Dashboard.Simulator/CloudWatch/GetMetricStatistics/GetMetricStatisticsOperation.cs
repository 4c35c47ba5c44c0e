using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.GetMetricStatistics;

/// <summary>GetMetricStatistics: one metric, several statistics. The points come in no order, as AWS's do.</summary>
internal sealed class GetMetricStatisticsOperation(MetricStore metrics)
{
    public WireResponse Run(Input input, Output output)
    {
        var request = GetMetricStatisticsRequest.Decode(input);
        var now = metrics.Clock.GetUtcNow();
        var window = ReadWindow.Of(request.Start, request.End, request.Period, now);
        var reader = new SeriesReader(now);
        var series = metrics.Find(request.Metric);
        var columns = request.Statistics.Select(asked => (asked.Name, asked.Statistic, Points: Points(reader.Read(series, window, asked.Statistic)))).ToList();
        var times = columns.SelectMany(column => column.Points.Keys).Distinct().OrderBy(time => StableHash.Mix(StableHash.Seed, (ulong)time));
        var unit = MetricUnit.Of(request.Metric);

        output.Member("Label").Text(request.Metric.Name);
        output.List("Datapoints", times, (o, time) =>
        {
            o.StartStructure();
            o.Member("Timestamp").Time(time);
            foreach (var column in columns)
                if (!column.Statistic.IsPercentile && column.Points.TryGetValue(time, out var value)) o.Member(column.Name).Number(value);
            o.Member("Unit").Text(unit);
            if (columns[0].Statistic.IsPercentile)
                o.Member("ExtendedStatistics").Map(columns.Where(column => column.Points.ContainsKey(time)).Select(column => KeyValuePair.Create(column.Name, column.Points[time])));
            o.EndStructure();
        });
        return output.Finish() with { DatapointsAsked = window.Periods };
    }

    private static Dictionary<long, double> Points(MetricColumn column) =>
        column.Times.Zip(column.Values).ToDictionary(point => point.First, point => point.Second);
}
