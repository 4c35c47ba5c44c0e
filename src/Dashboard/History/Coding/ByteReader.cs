using System.Buffers.Binary;
using System.Numerics;

namespace Dashboard.History.Coding;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
/// <exception cref="InvalidDataException">From every method: the bytes end too early or are none of ours.</exception>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    public readonly bool IsAtEnd => _position >= _bytes.Length;

    public byte Byte() => _position < _bytes.Length ? _bytes[_position++] : throw Truncated();

    public ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw new InvalidDataException("A number of the history is longer than 64 bits.");
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Passes over numbers without reading them, eight bytes at a time where they are.</summary>
    public void Skip(int numbers)
    {
        const ulong Continues = 0x8080808080808080;
        while (numbers > 0 && _position + sizeof(ulong) <= _bytes.Length)
        {
            var ends = ~BinaryPrimitives.ReadUInt64LittleEndian(_bytes[_position..]) & Continues;
            if (BitOperations.PopCount(ends) >= numbers)
            {
                // The last of them ends within these bytes, and others may begin there.
                for (; numbers > 1; numbers--) ends &= ends - 1;
                _position += BitOperations.TrailingZeroCount(ends) / 8 + 1;
                return;
            }
            numbers -= BitOperations.PopCount(ends);
            _position += sizeof(ulong);
        }
        for (; numbers > 0; numbers--)
            while (Byte() >= 0x80) { }
    }

    public ulong Bits()
    {
        if (_position + sizeof(ulong) > _bytes.Length) throw Truncated();
        var value = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[_position..]);
        _position += sizeof(ulong);
        return value;
    }

    private static InvalidDataException Truncated() => new("A row of the history ends too early.");
}
