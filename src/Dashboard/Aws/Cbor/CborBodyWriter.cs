using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Dashboard.Aws.Cbor;

/// <summary>The CBOR forms a request needs, definite lengths only, written straight into a pooled buffer.</summary>
internal readonly struct CborBodyWriter(IBufferWriter<byte> body)
{
    public void Map(int pairs) => Head(CborMajor.Map, (ulong)pairs);

    public void Array(int items) => Head(CborMajor.Array, (ulong)items);

    public void Integer(int value)
    {
        if (value >= 0) Head(CborMajor.Unsigned, (ulong)value);
        else Head(CborMajor.Negative, (ulong)(-1L - value));
    }

    public void Boolean(bool value) => Write(value ? [0xf5] : [0xf4]);

    public void Text(ReadOnlySpan<byte> utf8)
    {
        Head(CborMajor.Text, (ulong)utf8.Length);
        body.Write(utf8);
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Head(CborMajor.Text, (ulong)length);
        body.Advance(Encoding.UTF8.GetBytes(value, body.GetSpan(length)));
    }

    /// <summary>Tag 1: whole seconds as an integer, else a double of millisecond resolution.</summary>
    public void Time(DateTimeOffset time)
    {
        Write([CborSpanReader.EpochTag]);
        var milliseconds = time.ToUnixTimeMilliseconds();
        if (milliseconds is >= 0 && milliseconds % 1000 == 0)
        {
            Head(CborMajor.Unsigned, (ulong)(milliseconds / 1000));
            return;
        }
        Span<byte> number = stackalloc byte[9];
        number[0] = 0xfb;
        BinaryPrimitives.WriteDoubleBigEndian(number[1..], milliseconds / 1000.0);
        Write(number);
    }

    private void Head(CborMajor major, ulong argument)
    {
        Span<byte> head = stackalloc byte[9];
        var type = (byte)((int)major << 5);
        switch (argument)
        {
            case < 24:
                head[0] = (byte)(type | argument);
                head = head[..1];
                break;
            case <= byte.MaxValue:
                (head[0], head[1]) = ((byte)(type | 24), (byte)argument);
                head = head[..2];
                break;
            case <= ushort.MaxValue:
                head[0] = (byte)(type | 25);
                BinaryPrimitives.WriteUInt16BigEndian(head[1..], (ushort)argument);
                head = head[..3];
                break;
            case <= uint.MaxValue:
                head[0] = (byte)(type | 26);
                BinaryPrimitives.WriteUInt32BigEndian(head[1..], (uint)argument);
                head = head[..5];
                break;
            default:
                head[0] = (byte)(type | 27);
                BinaryPrimitives.WriteUInt64BigEndian(head[1..], argument);
                break;
        }
        Write(head);
    }

    private void Write(scoped ReadOnlySpan<byte> bytes) => body.Write(bytes);
}
