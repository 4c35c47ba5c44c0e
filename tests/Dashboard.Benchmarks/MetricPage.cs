using System.Buffers.Binary;
using System.Formats.Cbor;

namespace Dashboard.Benchmarks;

/// <summary>A GetMetricData answer as CloudWatch writes it: maps and lists of indefinite length, timestamps tag 1 and double, values double.</summary>
internal static class MetricPage
{
    public static byte[] Encode(int series, int points)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        var random = new Random(7);
        writer.WriteStartMap(null);
        writer.WriteTextString("MetricDataResults");
        writer.WriteStartArray(null);
        for (var s = 0; s < series; s++) WriteSeries(writer, s, points, random);
        writer.WriteEndArray();
        writer.WriteTextString("Messages");
        writer.WriteStartArray(null);
        writer.WriteEndArray();
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static void WriteSeries(CborWriter writer, int index, int points, Random random)
    {
        writer.WriteStartMap(null);
        Text(writer, "Id", $"q{index}");
        Text(writer, "Label", "ConcurrentExecutions");
        writer.WriteTextString("Timestamps");
        writer.WriteStartArray(null);
        for (var p = 0; p < points; p++)
        {
            writer.WriteTag(CborTag.UnixTimeSeconds);
            WriteDouble(writer, 1_790_000_000 + p * 60);
        }
        writer.WriteEndArray();
        writer.WriteTextString("Values");
        writer.WriteStartArray(null);
        for (var p = 0; p < points; p++) WriteDouble(writer, index % 2 == 0 ? random.Next(0, 1000) : random.NextDouble() * 1000);
        writer.WriteEndArray();
        Text(writer, "StatusCode", "Complete");
        writer.WriteEndMap();
    }

    /// <summary>Always eight bytes, as CloudWatch sends them; the writer's own method takes the shortest form.</summary>
    private static void WriteDouble(CborWriter writer, double value)
    {
        Span<byte> encoded = stackalloc byte[9];
        encoded[0] = 0xfb;
        BinaryPrimitives.WriteDoubleBigEndian(encoded[1..], value);
        writer.WriteEncodedValue(encoded);
    }

    private static void Text(CborWriter writer, string key, string value)
    {
        writer.WriteTextString(key);
        writer.WriteTextString(value);
    }
}
