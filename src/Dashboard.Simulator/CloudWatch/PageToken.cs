using System.Buffers.Binary;
using System.Buffers.Text;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch;

/// <summary>NextToken: where to go on, bound to the request it was given for, so that a forged or misplaced one is told apart.</summary>
internal static class PageToken
{
    /// <param name="fingerprint">Of everything in the request but the token.</param>
    public static string Write(ulong fingerprint, params ReadOnlySpan<long> position)
    {
        var bytes = new byte[(position.Length + 1) * sizeof(long)];
        for (var i = 0; i < position.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), position[i]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(position.Length * sizeof(long)), Seal(fingerprint, position));
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string token, ulong fingerprint, Span<long> position)
    {
        var bytes = new byte[(position.Length + 1) * sizeof(long)];
        if (token.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length) return false;
        for (var i = 0; i < position.Length; i++) position[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(i * sizeof(long)));
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(position.Length * sizeof(long))) == Seal(fingerprint, position);
    }

    private static ulong Seal(ulong fingerprint, ReadOnlySpan<long> position)
    {
        foreach (var value in position) fingerprint = StableHash.Mix(fingerprint, (ulong)value);
        return fingerprint;
    }
}
