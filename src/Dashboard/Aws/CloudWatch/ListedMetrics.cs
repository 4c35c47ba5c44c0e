using System.Collections.Immutable;
using Dashboard.Aws.Cbor;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.CloudWatch;

/// <summary>One page of ListMetrics in either protocol.</summary>
internal sealed record ListedMetrics(ImmutableArray<ListedMetric> Metrics, string? NextToken)
{
    /// <exception cref="FormatException">The body is not such an answer.</exception>
    public static ListedMetrics ReadCbor(ReadOnlySpan<byte> body)
    {
        var metrics = ImmutableArray.CreateBuilder<ListedMetric>();
        string? nextToken = null;
        var reader = new CborSpanReader(body);
        var members = reader.StartMap();
        while (reader.More(ref members))
        {
            var name = reader.ReadText();
            if (reader.TryReadNull()) continue;
            if (name.SequenceEqual("NextToken"u8)) nextToken = reader.ReadString();
            else if (name.SequenceEqual("Metrics"u8))
            {
                var items = reader.StartArray();
                while (reader.More(ref items)) metrics.Add(ReadMetric(ref reader));
            }
            else reader.Skip();
        }
        return new(metrics.DrainToImmutable(), nextToken);
    }

    private static ListedMetric ReadMetric(ref CborSpanReader reader)
    {
        var (space, metric) = ("", "");
        ImmutableArray<MetricDimension> dimensions = [];
        var members = reader.StartMap();
        while (reader.More(ref members))
        {
            var name = reader.ReadText();
            if (reader.TryReadNull()) continue;
            if (name.SequenceEqual("Namespace"u8)) space = Known(reader.ReadText());
            else if (name.SequenceEqual("MetricName"u8)) metric = Known(reader.ReadText());
            else if (name.SequenceEqual("Dimensions"u8)) dimensions = ReadDimensions(ref reader);
            else reader.Skip();
        }
        return new(space, metric, dimensions);
    }

    private static ImmutableArray<MetricDimension> ReadDimensions(ref CborSpanReader reader)
    {
        var dimensions = ImmutableArray.CreateBuilder<MetricDimension>(1);
        var items = reader.StartArray();
        while (reader.More(ref items))
        {
            var (key, value) = ("", "");
            var members = reader.StartMap();
            while (reader.More(ref members))
            {
                var name = reader.ReadText();
                if (name.SequenceEqual("Name"u8)) key = Known(reader.ReadText());
                else if (name.SequenceEqual("Value"u8)) value = reader.ReadString();
                else reader.Skip();
            }
            dimensions.Add(new(key, value));
        }
        return dimensions.DrainToImmutable();
    }

    // A page names one namespace, one metric and one dimension up to 500 times.
    private static string Known(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("AWS/Lambda"u8) ? "AWS/Lambda"
        : text.SequenceEqual("FunctionName"u8) ? "FunctionName"
        : text.SequenceEqual("Resource"u8) ? "Resource"
        : text.SequenceEqual("Invocations"u8) ? "Invocations"
        : System.Text.Encoding.UTF8.GetString(text);

    /// <exception cref="FormatException">The body is not such an answer.</exception>
    public static ListedMetrics ReadJson(ReadOnlySpan<byte> body)
    {
        var page = JsonBody.Read(body, CloudWatchJson.Default.ListMetricsBody);
        return new(
            [.. (page.Metrics ?? []).Select(m => new ListedMetric(m.Namespace ?? "", m.MetricName ?? "", [.. (m.Dimensions ?? []).Select(d => new MetricDimension(d.Name ?? "", d.Value ?? ""))]))],
            page.NextToken);
    }
}
