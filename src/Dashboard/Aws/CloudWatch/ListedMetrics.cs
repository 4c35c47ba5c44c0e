using System.Collections.Immutable;
using Dashboard.Aws.Cbor;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.CloudWatch;

/// <summary>One page of ListMetrics in either protocol.</summary>
internal sealed record ListedMetrics(ImmutableArray<ListedMetric> Metrics, string? NextToken)
{
    /// <summary>Metrics and their dimensions on a page. AWS puts 500 metrics of up to 30 dimensions on one.</summary>
    private const int MaximumItems = 100_000;

    /// <exception cref="FormatException">The body is not such an answer.</exception>
    public static ListedMetrics ReadCbor(ReadOnlySpan<byte> body)
    {
        var metrics = ImmutableArray.CreateBuilder<ListedMetric>();
        string? nextToken = null;
        var read = 0;
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
                while (reader.More(ref items)) metrics.Add(ReadMetric(ref reader, ref read));
            }
            else reader.Skip();
        }
        return new(metrics.DrainToImmutable(), nextToken);
    }

    private static ListedMetric ReadMetric(ref CborSpanReader reader, ref int read)
    {
        Count(ref read);
        var (space, metric) = ("", "");
        ImmutableArray<MetricDimension> dimensions = [];
        var members = reader.StartMap();
        while (reader.More(ref members))
        {
            var name = reader.ReadText();
            if (reader.TryReadNull()) continue;
            if (name.SequenceEqual("Namespace"u8)) space = Known(reader.ReadText());
            else if (name.SequenceEqual("MetricName"u8)) metric = Known(reader.ReadText());
            else if (name.SequenceEqual("Dimensions"u8)) dimensions = ReadDimensions(ref reader, ref read);
            else reader.Skip();
        }
        return new(space, metric, dimensions);
    }

    private static ImmutableArray<MetricDimension> ReadDimensions(ref CborSpanReader reader, ref int read)
    {
        var dimensions = ImmutableArray.CreateBuilder<MetricDimension>(1);
        var items = reader.StartArray();
        while (reader.More(ref items))
        {
            Count(ref read);
            var (key, value) = ("", "");
            var members = reader.StartMap();
            while (reader.More(ref members))
            {
                var name = reader.ReadText();
                if (reader.TryReadNull()) continue;
                if (name.SequenceEqual("Name"u8)) key = Known(reader.ReadText());
                else if (name.SequenceEqual("Value"u8)) value = reader.ReadString();
                else reader.Skip();
            }
            dimensions.Add(new(key, value));
        }
        return dimensions.DrainToImmutable();
    }

    private static void Count(ref int read)
    {
        if (++read > MaximumItems) throw new FormatException($"A page of more than {MaximumItems} metrics and dimensions");
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
            JsonBody.All(page.Metrics, m => new ListedMetric(m.Namespace ?? "", m.MetricName ?? "", JsonBody.All(m.Dimensions, d => new MetricDimension(d.Name ?? "", d.Value ?? "")))),
            page.NextToken);
    }
}
