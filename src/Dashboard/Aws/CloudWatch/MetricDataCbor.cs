using System.Buffers.Binary;
using Dashboard.Aws.Cbor;

namespace Dashboard.Aws.CloudWatch;

/// <summary>Reads GetMetricData answers in CBOR into columns without allocating per point or per series.</summary>
internal static class MetricDataCbor
{
    /// <returns>The token of the next page, null on the last.</returns>
    /// <exception cref="FormatException">The body is not such an answer; nothing of it is in the columns.</exception>
    public static string? Read(ReadOnlySpan<byte> body, MetricColumns into)
    {
        var before = into.Here;
        try
        {
            return ReadPage(body, into, before);
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
        var reader = new CborSpanReader(body);
        var members = reader.StartMap();
        while (reader.More(ref members))
        {
            var name = reader.ReadText();
            if (reader.TryReadNull()) continue;
            if (name.SequenceEqual("MetricDataResults"u8))
            {
                var series = reader.StartArray();
                while (reader.More(ref series))
                {
                    ReadSeries(ref reader, into, before);
                    PageRules.Check(into, before);
                }
            }
            else if (name.SequenceEqual("NextToken"u8)) nextToken = reader.ReadString();
            else if (name.SequenceEqual("Messages"u8)) ReadMessages(ref reader, into, before);
            else reader.Skip();
        }
        return nextToken;
    }

    private static void ReadSeries(ref CborSpanReader reader, MetricColumns into, MetricColumns.Mark before)
    {
        var (query, timestamps, values) = (QueryId.None, 0, 0);
        var status = SeriesStatus.Unknown;
        var firstMessage = into.Messages.Count;
        var members = reader.StartMap();
        while (reader.More(ref members))
        {
            var name = reader.ReadText();
            if (reader.TryReadNull()) continue;
            if (name.SequenceEqual("Timestamps"u8)) timestamps = ReadTimestamps(ref reader, into);
            else if (name.SequenceEqual("Values"u8)) values = ReadValues(ref reader, into);
            else if (name.SequenceEqual("Id"u8)) query = QueryId.Parse(reader.ReadText());
            else if (name.SequenceEqual("StatusCode"u8)) status = SeriesStatuses.Parse(reader.ReadText());
            else if (name.SequenceEqual("Messages"u8)) ReadMessages(ref reader, into, before);
            else reader.Skip();
        }
        PageRules.AddSeries(into, query, timestamps, values, status, firstMessage);
    }

    private static void ReadMessages(ref CborSpanReader reader, MetricColumns into, MetricColumns.Mark before)
    {
        var messages = reader.StartArray();
        while (reader.More(ref messages))
        {
            var (code, value) = ("", "");
            var members = reader.StartMap();
            while (reader.More(ref members))
            {
                var name = reader.ReadText();
                if (name.SequenceEqual("Code"u8)) code = reader.ReadStringOrNull() ?? "";
                else if (name.SequenceEqual("Value"u8)) value = reader.ReadStringOrNull() ?? "";
                else reader.Skip();
            }
            into.AddMessage(new(QueryId.None, code, value));
            PageRules.Check(into, before);
        }
    }

    // Each loop runs the forms AWS is known to send over a span, falls back to one item of any form, and looks again.
    private static int ReadTimestamps(ref CborSpanReader reader, MetricColumns into)
    {
        var count = reader.StartArray();
        var read = 0;
        while (count == CborSpanReader.Indefinite || read < count)
        {
            var room = PageRules.Room(count, read);
            var target = into.TimestampRoom(room)[read..room];
            var source = reader.Rest;
            var (used, i) = (0, 0);
            // Nearer to the body's end than the longest form, the one-item reader takes over.
            for (; i < target.Length && source.Length - used >= 10 && source[used] == CborSpanReader.EpochTag; i++)
            {
                if (source[used + 1] == 0xfb)
                {
                    var seconds = BinaryPrimitives.ReadDoubleBigEndian(source[(used + 2)..]);
                    if (!(seconds is >= 0 and < 253_402_300_800)) break;
                    target[i] = (long)seconds;
                    used += 10;
                }
                else if (source[used + 1] == 0x1a)
                {
                    target[i] = BinaryPrimitives.ReadUInt32BigEndian(source[(used + 2)..]);
                    used += 6;
                }
                else break;
            }
            reader.Advance(used);
            read += i;
            if (i == target.Length) continue;
            if (count == CborSpanReader.Indefinite && reader.TryReadBreak()) break;
            target[i] = reader.ReadEpochSeconds();
            read++;
        }
        return read;
    }

    private static int ReadValues(ref CborSpanReader reader, MetricColumns into)
    {
        var count = reader.StartArray();
        var read = 0;
        while (count == CborSpanReader.Indefinite || read < count)
        {
            var room = PageRules.Room(count, read);
            var target = into.ValueRoom(room)[read..room];
            var source = reader.Rest;
            var (used, i) = (0, 0);
            for (; i < target.Length && source.Length - used >= 9; i++)
            {
                var form = source[used];
                if (form == 0xfb)
                {
                    target[i] = BinaryPrimitives.ReadDoubleBigEndian(source[(used + 1)..]);
                    used += 9;
                }
                else if (form < 0x18)
                {
                    target[i] = form;
                    used += 1;
                }
                else if (form == 0x19)
                {
                    target[i] = BinaryPrimitives.ReadUInt16BigEndian(source[(used + 1)..]);
                    used += 3;
                }
                else if (form == 0x18)
                {
                    target[i] = source[used + 1];
                    used += 2;
                }
                else if (form == 0xfa)
                {
                    target[i] = BinaryPrimitives.ReadSingleBigEndian(source[(used + 1)..]);
                    used += 5;
                }
                else break;
            }
            reader.Advance(used);
            read += i;
            if (i == target.Length) continue;
            if (count == CborSpanReader.Indefinite && reader.TryReadBreak()) break;
            target[i] = reader.ReadNumber();
            read++;
        }
        return read;
    }
}
