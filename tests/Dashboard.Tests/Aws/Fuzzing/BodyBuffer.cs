namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Bytes of a body under construction; used again for the next.</summary>
internal sealed class BodyBuffer
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }
    public Span<byte> Span => _bytes.AsSpan(0, Length);

    /// <summary>Where the first item of the answer's list ends; 0 when it has none.</summary>
    public int FirstItemEnd { get; set; }

    public void Clear() => (Length, FirstItemEnd) = (0, 0);

    public void Add(byte value) => Grow(1)[0] = value;

    public void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Grow(bytes.Length));

    /// <summary>Room for so many bytes more.</summary>
    public Span<byte> Grow(int bytes)
    {
        if (Length + bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(Length + bytes, 2 * _bytes.Length));
        Length += bytes;
        return _bytes.AsSpan(Length - bytes, bytes);
    }

    public void Cut(int length) => Length = Math.Min(Length, length);

    public void Remove(int at, int bytes)
    {
        _bytes.AsSpan(at + bytes, Length - at - bytes).CopyTo(_bytes.AsSpan(at));
        Length -= bytes;
    }

    public void Insert(int at, scoped ReadOnlySpan<byte> bytes)
    {
        var behind = Length - at;
        Grow(bytes.Length);
        _bytes.AsSpan(at, behind).CopyTo(_bytes.AsSpan(at + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(at));
    }
}
