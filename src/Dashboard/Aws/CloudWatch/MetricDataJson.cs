using System.Text.Json;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.CloudWatch;

/// <summary>Reads GetMetricData answers in awsJson1.0 into columns without allocating per point or per series.</summary>
internal static class MetricDataJson
{
    /// <summary>A status code with every letter escaped; ids are shorter.</summary>
    private const int LongestEscaped = 96;

    /// <returns>The token of the next page, null on the last.</returns>
    /// <exception cref="FormatException">The body is not such an answer; nothing of it is in the columns.</exception>
    public static string? Read(ReadOnlySpan<byte> body, MetricColumns into)
    {
        var before = into.Here;
        try
        {
            return ReadPage(body, into, before);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            into.Rollback(before);
            throw new FormatException("JSON: " + exception.Message, exception);
        }
        catch
        {
            into.Rollback(before);
            throw;
        }
    }

    private static string? ReadPage(ReadOnlySpan<byte> body, MetricColumns into, MetricColumns.Mark before)
    {
        string? nextToken = null;
        var reader = new Utf8JsonReader(body);
        reader.Read();
        reader.Expect(JsonTokenType.StartObject);
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("MetricDataResults"u8))
            {
                if (!reader.TryEnter(JsonTokenType.StartArray)) continue;
                while (reader.NextItem())
                {
                    ReadSeries(ref reader, into, before);
                    PageRules.Check(into, before);
                }
            }
            else if (reader.ValueTextEquals("NextToken"u8)) nextToken = reader.NextString();
            else if (reader.ValueTextEquals("Messages"u8)) ReadMessages(ref reader, into, before);
            else reader.SkipProperty();
        }
        return nextToken;
    }

    private static void ReadSeries(ref Utf8JsonReader reader, MetricColumns into, MetricColumns.Mark before)
    {
        var (query, timestamps, values) = (QueryId.None, 0, 0);
        var status = SeriesStatus.Unknown;
        var firstMessage = into.Messages.Count;
        Span<byte> text = stackalloc byte[LongestEscaped];
        reader.Expect(JsonTokenType.StartObject);
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("Timestamps"u8)) timestamps = ReadTimestamps(ref reader, into);
            else if (reader.ValueTextEquals("Values"u8)) values = ReadValues(ref reader, into);
            else if (reader.ValueTextEquals("Id"u8)) query = reader.TryEnter(JsonTokenType.String) ? QueryId.Parse(text[..reader.CopyShort(text)]) : QueryId.None;
            else if (reader.ValueTextEquals("StatusCode"u8)) status = reader.TryEnter(JsonTokenType.String) ? SeriesStatuses.Parse(text[..reader.CopyShort(text)]) : SeriesStatus.Unknown;
            else if (reader.ValueTextEquals("Messages"u8)) ReadMessages(ref reader, into, before);
            else reader.SkipProperty();
        }
        PageRules.AddSeries(into, query, timestamps, values, status, firstMessage);
    }

    private static int ReadTimestamps(ref Utf8JsonReader reader, MetricColumns into)
    {
        if (!reader.TryEnter(JsonTokenType.StartArray)) return 0;
        var read = 0;
        while (reader.NextItem())
        {
            reader.Expect(JsonTokenType.Number);
            var room = into.TimestampRoom(PageRules.Room(read + 1, read));
            if (!reader.TryGetInt64(out var seconds)) seconds = reader.TryGetDouble(out var fraction) && Math.Abs(fraction) < 1e12 ? (long)Math.Floor(fraction) : long.MaxValue;
            if (seconds is < -62_135_596_800 or > 253_402_300_799) throw new FormatException("JSON: a time outside the years 1 to 9999");
            room[read++] = seconds;
        }
        return read;
    }

    private static int ReadValues(ref Utf8JsonReader reader, MetricColumns into)
    {
        if (!reader.TryEnter(JsonTokenType.StartArray)) return 0;
        var read = 0;
        while (reader.NextItem())
        {
            var room = into.ValueRoom(PageRules.Room(read + 1, read));
            room[read++] = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) ? value : NonFinite(ref reader);
        }
        return read;
    }

    private static double NonFinite(ref Utf8JsonReader reader)
    {
        reader.Expect(JsonTokenType.String);
        return reader.ValueTextEquals("NaN"u8) ? double.NaN
            : reader.ValueTextEquals("Infinity"u8) ? double.PositiveInfinity
            : reader.ValueTextEquals("-Infinity"u8) ? double.NegativeInfinity
            : throw new FormatException("JSON: a number was expected");
    }

    private static void ReadMessages(ref Utf8JsonReader reader, MetricColumns into, MetricColumns.Mark before)
    {
        if (!reader.TryEnter(JsonTokenType.StartArray)) return;
        while (reader.NextItem())
        {
            var (code, value) = ("", "");
            reader.Expect(JsonTokenType.StartObject);
            while (reader.NextProperty())
            {
                if (reader.ValueTextEquals("Code"u8)) code = reader.NextString() ?? "";
                else if (reader.ValueTextEquals("Value"u8)) value = reader.NextString() ?? "";
                else reader.SkipProperty();
            }
            into.AddMessage(new(QueryId.None, code, value));
            PageRules.Check(into, before);
        }
    }
}
