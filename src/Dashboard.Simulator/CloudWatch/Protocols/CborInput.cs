using System.Formats.Cbor;

namespace Dashboard.Simulator.CloudWatch.Protocols;

/// <summary>Reads the body of an rpc-v2-cbor request, definite or indefinite in length.</summary>
internal static class CborInput
{
    private const int DeepestNesting = 32;

    public static Input Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return new("", new Dictionary<string, object?>());
        try
        {
            var reader = new CborReader(body, CborConformanceMode.Lax);
            return Value(reader, 0) is Dictionary<string, object?> members ? new("", members) : throw Input.Malformed("Start of structure expected.");
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            throw Input.Malformed(e.Message);
        }
    }

    private static object? Value(CborReader reader, int depth)
    {
        if (depth > DeepestNesting) throw Input.Malformed("The request is nested too deeply.");
        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                return Map(reader, depth);
            case CborReaderState.StartArray:
                var list = new List<object?>();
                reader.ReadStartArray();
                while (reader.PeekState() != CborReaderState.EndArray) list.Add(Value(reader, depth + 1));
                reader.ReadEndArray();
                return list;
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return reader.ReadTextString();
            case CborReaderState.UnsignedInteger:
                return (double)reader.ReadUInt64();
            case CborReaderState.NegativeInteger:
                return (double)reader.ReadInt64();
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                return reader.ReadDouble();
            case CborReaderState.Boolean:
                return reader.ReadBoolean();
            case CborReaderState.Tag:
                reader.ReadTag();
                return Value(reader, depth + 1);
            default:
                reader.SkipValue();
                return null;
        }
    }

    private static Dictionary<string, object?> Map(CborReader reader, int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var name = reader.ReadTextString();
            members[name] = Value(reader, depth + 1);
        }
        reader.ReadEndMap();
        return members;
    }
}
