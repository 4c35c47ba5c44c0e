using System.Buffers.Text;

namespace Dashboard.Aws.CloudWatch;

/// <summary>Ids of metric data queries: q and the query's index.</summary>
internal static class QueryId
{
    public const int None = -1;
    public const int MaximumLength = 11;

    /// <summary>Writes the id in UTF-8 and returns its part of the buffer.</summary>
    public static ReadOnlySpan<byte> Format(int query, Span<byte> buffer)
    {
        buffer[0] = (byte)'q';
        Utf8Formatter.TryFormat(query, buffer[1..], out var digits);
        return buffer[..(digits + 1)];
    }

    public static int Parse(ReadOnlySpan<byte> id) =>
        id.Length > 1 && id[0] == 'q' && Utf8Parser.TryParse(id[1..], out int query, out var used) && used == id.Length - 1 && query >= 0 ? query : None;
}
