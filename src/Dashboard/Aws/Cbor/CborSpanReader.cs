using System.Buffers.Binary;
using System.Text;

namespace Dashboard.Aws.Cbor;

/// <summary>
/// Forward reader of CBOR (RFC 8949) over one contiguous body. Allocates only for strings asked for and for text in chunks.
/// Anything that is not well formed throws <see cref="FormatException"/>; a claimed length is compared with the bytes left before
/// it is used, and nesting ends at <see cref="MaximumDepth"/>.
/// </summary>
internal ref struct CborSpanReader(ReadOnlySpan<byte> body)
{
    public const int MaximumDepth = 64;
    /// <summary>What <see cref="StartArray"/> and <see cref="StartMap"/> answer for indefinite length.</summary>
    public const int Indefinite = -1;

    private const byte Break = 0xff;

    private readonly ReadOnlySpan<byte> _body = body;
    private int _position;

    public readonly int Position => _position;
    public readonly ReadOnlySpan<byte> Rest => _body[_position..];
    public readonly bool AtEnd => _position == _body.Length;

    public void Advance(int bytes) => _position += bytes;

    public readonly byte Peek() => _position < _body.Length ? _body[_position] : throw Truncated();

    public int StartArray() => Start(CborMajor.Array, bytesPerItem: 1);

    public int StartMap() => Start(CborMajor.Map, bytesPerItem: 2);

    /// <summary>True while the array or map has another item: <c>while (reader.More(ref count))</c>.</summary>
    public bool More(ref int count)
    {
        if (count > 0)
        {
            count--;
            return true;
        }
        if (count == 0) return false;
        if (Peek() != Break) return true;
        _position++;
        return false;
    }

    public bool TryReadBreak()
    {
        if (Peek() != Break) return false;
        _position++;
        return true;
    }

    /// <summary>Consumes null or undefined.</summary>
    public bool TryReadNull()
    {
        if (Peek() is not (0xf6 or 0xf7)) return false;
        _position++;
        return true;
    }

    /// <summary>The UTF-8 bytes of a text string, not checked to be UTF-8.</summary>
    public ReadOnlySpan<byte> ReadText()
    {
        var at = _position;
        if (ReadHead(out var length, out var indefinite) != CborMajor.Text) throw Unexpected(at);
        return indefinite ? ReadChunks() : Take(length);
    }

    public string ReadString() => Encoding.UTF8.GetString(ReadText());

    public string? ReadStringOrNull() => TryReadNull() ? null : ReadString();

    /// <summary>Any number: integers, half, single and double precision.</summary>
    public double ReadNumber()
    {
        var at = _position;
        switch (Peek())
        {
            case 0xfb: _position++; return BinaryPrimitives.ReadDoubleBigEndian(Take(8));
            case 0xfa: _position++; return BinaryPrimitives.ReadSingleBigEndian(Take(4));
            case 0xf9: _position++; return (double)BinaryPrimitives.ReadHalfBigEndian(Take(2));
        }
        var major = ReadHead(out var argument, out var indefinite);
        if (indefinite) throw Unexpected(at);
        return major switch
        {
            CborMajor.Unsigned => argument,
            CborMajor.Negative => -1.0 - argument,
            _ => throw Unexpected(at),
        };
    }

    /// <summary>Whole seconds since 1970, rounded down. Tag 1 is expected and not required: emulators forget it.</summary>
    public long ReadEpochSeconds()
    {
        TryReadEpochTag();
        var seconds = Math.Floor(ReadNumber());
        return seconds is >= -62_135_596_800 and <= 253_402_300_799 ? (long)seconds : throw new FormatException("CBOR: a time outside the years 1 to 9999");
    }

    /// <summary>Tag 1 in its shortest form.</summary>
    public const byte EpochTag = 0xc1;

    /// <summary>Consumes tag 1, in whatever form.</summary>
    public bool TryReadEpochTag()
    {
        var at = _position;
        if ((CborMajor)(Peek() >> 5) != CborMajor.Tag) return false;
        if (ReadHead(out var tag, out var indefinite) == CborMajor.Tag && tag == 1 && !indefinite) return true;
        _position = at;
        return false;
    }

    public void Skip() => Skip(0);

    private void Skip(int depth)
    {
        if (depth > MaximumDepth) throw new FormatException("CBOR: nested too deeply");
        var at = _position;
        var major = ReadHead(out var argument, out var indefinite);
        switch (major)
        {
            case CborMajor.Bytes or CborMajor.Text when indefinite:
                while (!TryReadBreak()) ReadChunk(major);
                break;
            case CborMajor.Bytes or CborMajor.Text:
                Take(argument);
                break;
            case CborMajor.Array or CborMajor.Map:
                var items = indefinite ? Indefinite : Count(argument, major == CborMajor.Map ? 2 : 1);
                while (More(ref items))
                {
                    Skip(depth + 1);
                    if (major == CborMajor.Map) Skip(depth + 1);
                }
                break;
            case CborMajor.Tag when !indefinite:
                Skip(depth + 1);
                break;
            default:
                if (indefinite) throw Unexpected(at);
                break;
        }
    }

    private ReadOnlySpan<byte> ReadChunk(CborMajor expected)
    {
        var at = _position;
        if (ReadHead(out var length, out var indefinite) != expected || indefinite) throw Unexpected(at);
        return Take(length);
    }

    private ReadOnlySpan<byte> ReadChunks()
    {
        var (start, length) = (_position, 0);
        while (!TryReadBreak()) length += ReadChunk(CborMajor.Text).Length;
        if (length == 0) return [];
        var (end, joined) = (_position, new byte[length]);
        _position = start;
        for (var at = 0; at < length;)
        {
            var chunk = ReadChunk(CborMajor.Text);
            chunk.CopyTo(joined.AsSpan(at));
            at += chunk.Length;
        }
        _position = end;
        return joined;
    }

    private int Start(CborMajor expected, int bytesPerItem)
    {
        var at = _position;
        if (ReadHead(out var argument, out var indefinite) != expected) throw Unexpected(at);
        return indefinite ? Indefinite : Count(argument, bytesPerItem);
    }

    private readonly int Count(ulong claimed, int bytesPerItem) =>
        claimed <= (ulong)((_body.Length - _position) / bytesPerItem) ? (int)claimed : throw Truncated();

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)(_body.Length - _position)) throw Truncated();
        var taken = _body.Slice(_position, (int)length);
        _position += (int)length;
        return taken;
    }

    /// <summary>Reads an item's first byte and argument; for simple values and floats the argument is their bits.</summary>
    private CborMajor ReadHead(out ulong argument, out bool indefinite)
    {
        var at = _position;
        var initial = Peek();
        _position++;
        indefinite = false;
        switch (initial & 0x1f)
        {
            case < 24 and var small: argument = (uint)small; break;
            case 24: argument = Take(1)[0]; break;
            case 25: argument = BinaryPrimitives.ReadUInt16BigEndian(Take(2)); break;
            case 26: argument = BinaryPrimitives.ReadUInt32BigEndian(Take(4)); break;
            case 27: argument = BinaryPrimitives.ReadUInt64BigEndian(Take(8)); break;
            case 31: (argument, indefinite) = (0, true); break;
            default: throw Unexpected(at);
        }
        return (CborMajor)(initial >> 5);
    }

    private static FormatException Truncated() => new("CBOR: the body ends too early");

    private readonly FormatException Unexpected(int at) => new($"CBOR: unexpected byte 0x{_body[at]:x2} at {at}");
}
