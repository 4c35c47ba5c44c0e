using System.Buffers;
using System.Text.Json;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.Cbor;

/// <summary>Turns a small CBOR answer into JSON, so that what is read rarely needs one reader for both protocols.</summary>
internal static class CborJson
{
    /// <summary>Times become epoch seconds; what JSON lacks becomes null: bytes, tags, numbers that are not finite. The root must be a map.</summary>
    /// <exception cref="FormatException">The body is not well formed, or too large for an answer when it is JSON.</exception>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> body)
    {
        var json = new ArrayBufferWriter<byte>(2 * body.Length + 1);
        using var writer = new Utf8JsonWriter(json);
        var reader = new CborSpanReader(body);
        WriteMap(ref reader, writer, 0);
        writer.Flush();
        return json.WrittenSpan;
    }

    private static void Write(ref CborSpanReader reader, Utf8JsonWriter writer, int depth)
    {
        if (depth > CborSpanReader.MaximumDepth) throw new FormatException("CBOR: nested too deeply");
        if (writer.BytesCommitted + writer.BytesPending > BodyBufferHandler.MaximumBody) throw new FormatException("CBOR: too much for one answer");
        var initial = reader.Peek();
        switch ((CborMajor)(initial >> 5))
        {
            case CborMajor.Map:
                WriteMap(ref reader, writer, depth);
                break;
            case CborMajor.Array:
                writer.WriteStartArray();
                var items = reader.StartArray();
                while (reader.More(ref items)) Write(ref reader, writer, depth + 1);
                writer.WriteEndArray();
                break;
            case CborMajor.Text:
                writer.WriteStringValue(reader.ReadString());
                break;
            case var _ when initial is False or True:
                reader.Advance(1);
                writer.WriteBooleanValue(initial == True);
                break;
            case var _ when reader.TryReadNull():
                writer.WriteNullValue();
                break;
            case CborMajor.Bytes:
            case CborMajor.Tag when !reader.TryReadEpochTag():
                reader.Skip();
                writer.WriteNullValue();
                break;
            default:
                var number = reader.ReadNumber();
                if (double.IsFinite(number)) writer.WriteNumberValue(number);
                else writer.WriteNullValue();
                break;
        }
    }

    private const byte False = 0xf4;
    private const byte True = 0xf5;

    private static void WriteMap(ref CborSpanReader reader, Utf8JsonWriter writer, int depth)
    {
        writer.WriteStartObject();
        var members = reader.StartMap();
        while (reader.More(ref members))
        {
            writer.WritePropertyName(reader.ReadString());
            Write(ref reader, writer, depth + 1);
        }
        writer.WriteEndObject();
    }
}
