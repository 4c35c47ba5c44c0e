using System.Formats.Cbor;

namespace Dashboard.Benchmarks;

/// <summary>The baseline: what a generated client does, an object a series with a list of times and a list of values.</summary>
internal static class ObjectModelDecoder
{
    internal sealed class Series
    {
        public string? Id { get; set; }
        public string? Label { get; set; }
        public string? StatusCode { get; set; }
        public List<DateTime> Timestamps { get; } = [];
        public List<double> Values { get; } = [];
    }

    public static List<Series> Decode(ReadOnlyMemory<byte> body)
    {
        var reader = new CborReader(body, CborConformanceMode.Lax);
        var all = new List<Series>();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            if (reader.ReadTextString() != "MetricDataResults")
            {
                reader.SkipValue();
                continue;
            }
            reader.ReadStartArray();
            while (reader.PeekState() != CborReaderState.EndArray) all.Add(ReadSeries(reader));
            reader.ReadEndArray();
        }
        reader.ReadEndMap();
        return all;
    }

    private static Series ReadSeries(CborReader reader)
    {
        var series = new Series();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            switch (reader.ReadTextString())
            {
                case "Id": series.Id = reader.ReadTextString(); break;
                case "Label": series.Label = reader.ReadTextString(); break;
                case "StatusCode": series.StatusCode = reader.ReadTextString(); break;
                case "Timestamps":
                    reader.ReadStartArray();
                    while (reader.PeekState() != CborReaderState.EndArray)
                    {
                        reader.ReadTag();
                        series.Timestamps.Add(DateTime.UnixEpoch.AddSeconds(reader.ReadDouble()));
                    }
                    reader.ReadEndArray();
                    break;
                case "Values":
                    reader.ReadStartArray();
                    while (reader.PeekState() != CborReaderState.EndArray) series.Values.Add(reader.ReadDouble());
                    reader.ReadEndArray();
                    break;
                default: reader.SkipValue(); break;
            }
        }
        reader.ReadEndMap();
        return series;
    }
}
