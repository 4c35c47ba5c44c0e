using Dashboard.Aws.CloudWatch;

namespace Dashboard.Benchmarks;

/// <summary>One full page of GetMetricData, 500 series of 180 points, into columns and into an object model.</summary>
internal static class DecodeBenchmark
{
    public static Task RunAsync(Arguments arguments)
    {
        var (series, points) = (arguments["series", 500], arguments["points", 180]);
        var rounds = arguments["rounds", 200];
        var body = MetricPage.Encode(series, points);
        var columns = new MetricColumns();
        CheckSame(body, columns);

        var spans = Measure.Of(rounds, () =>
        {
            columns.Clear();
            MetricDataCbor.Read(body, columns);
        });
        var objects = Measure.Of(rounds, () => ObjectModelDecoder.Decode(body));

        var report = new Report("decoder", "ms median", "ms best", "ns/point", "bytes/page");
        Row("CBOR span reader into columns", spans);
        Row("System.Formats.Cbor into lists", objects);
        Console.WriteLine($"{series} series x {points} points, body {body.Length:N0} bytes, {rounds} rounds");
        report.Print(("speedup", Math.Round(objects.MedianMilliseconds / spans.MedianMilliseconds, 1)), ("bytes_per_page", spans.BytesPerRun));
        return Task.CompletedTask;

        void Row(string name, Measure measure) => report.Row(
            name, $"{measure.MedianMilliseconds:F3}", $"{measure.BestMilliseconds:F3}", $"{measure.MedianMilliseconds * 1e6 / (series * points):F1}", $"{measure.BytesPerRun:N0}");
    }

    /// <summary>A figure counts only when both decoders read the same numbers.</summary>
    private static void CheckSame(byte[] body, MetricColumns columns)
    {
        MetricDataCbor.Read(body, columns);
        var expected = ObjectModelDecoder.Decode(body);
        foreach (var run in columns.Runs)
        {
            var series = expected[run.Query];
            if (series.Values.Count != run.Count || !columns.Values.Slice(run.Start, run.Count).SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(series.Values)))
                throw new InvalidOperationException($"The decoders disagree on series {series.Id}.");
        }
        if (columns.Runs.Count != expected.Count) throw new InvalidOperationException("The decoders disagree on the number of series.");
    }
}
