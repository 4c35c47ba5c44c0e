using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Protocols;

/// <summary>
/// rpc-v2-cbor in the form AWS sends: maps and lists of indefinite length, timestamps tag 1 with a double, numbers as doubles of
/// eight bytes. System.Formats.Cbor's writer is of no use for that: it shortens doubles.
/// </summary>
internal sealed class CborOutput : Output
{
    private const byte StartMap = 0xBF, StartArray = 0x9F, Break = 0xFF, False = 0xF4, True = 0xF5, Double = 0xFB, EpochTag = 0xC1;
    private const int Unsigned = 0, Negative = 1, TextString = 3;

    private static readonly Dictionary<string, string> Headers = new() { ["smithy-protocol"] = "rpc-v2-cbor" };

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public CborOutput() => Byte(StartMap);

    public override Output Member(string name)
    {
        Text(name);
        return this;
    }

    public override void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Head(TextString, (uint)length);
        _bytes.Advance(Encoding.UTF8.GetBytes(value, _bytes.GetSpan(length)));
    }

    public override void Number(double value)
    {
        var span = _bytes.GetSpan(9);
        span[0] = Double;
        BinaryPrimitives.WriteDoubleBigEndian(span[1..], value);
        _bytes.Advance(9);
    }

    public override void Integer(int value) => Head(value < 0 ? Negative : Unsigned, (uint)(value < 0 ? ~value : value));

    public override void Flag(bool value) => Byte(value ? True : False);

    public override void Time(long seconds)
    {
        Byte(EpochTag);
        Number(seconds);
    }

    public override void StartStructure() => Byte(StartMap);
    public override void EndStructure() => Byte(Break);
    public override void StartList() => Byte(StartArray);
    public override void EndList() => Byte(Break);

    public override void Map(IEnumerable<KeyValuePair<string, double>> entries)
    {
        StartStructure();
        foreach (var (key, value) in entries) Member(key).Number(value);
        EndStructure();
    }

    public override WireResponse Finish()
    {
        Byte(Break);
        return new(200, "application/cbor", _bytes.WrittenMemory, Headers);
    }

    public override void Dispose()
    {
    }

    /// <summary>Major type and length in the shortest form.</summary>
    private void Head(int majorType, uint argument)
    {
        var major = (byte)(majorType << 5);
        var span = _bytes.GetSpan(5);
        switch (argument)
        {
            case < 24:
                span[0] = (byte)(major | argument);
                _bytes.Advance(1);
                break;
            case <= byte.MaxValue:
                (span[0], span[1]) = ((byte)(major | 24), (byte)argument);
                _bytes.Advance(2);
                break;
            case <= ushort.MaxValue:
                span[0] = (byte)(major | 25);
                BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)argument);
                _bytes.Advance(3);
                break;
            default:
                span[0] = (byte)(major | 26);
                BinaryPrimitives.WriteUInt32BigEndian(span[1..], argument);
                _bytes.Advance(5);
                break;
        }
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
