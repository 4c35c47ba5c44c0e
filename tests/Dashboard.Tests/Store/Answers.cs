using Dashboard.Aws.CloudWatch;

namespace Dashboard.Tests.Store;

/// <summary>Builds what a client would have decoded.</summary>
internal static class Answers
{
    public static MetricColumns Of(params IEnumerable<(int Query, (long Minute, double Value)[] Points)> runs)
    {
        var columns = new MetricColumns();
        foreach (var (query, points) in runs)
        {
            var timestamps = columns.TimestampRoom(points.Length);
            var values = columns.ValueRoom(points.Length);
            for (var i = 0; i < points.Length; i++) (timestamps[i], values[i]) = (points[i].Minute * 60, points[i].Value);
            columns.AddRun(query, points.Length, SeriesStatus.Complete);
        }
        return columns;
    }
}
