using System.Text;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Security;

/// <summary>The text a Signature Version 4 covers. Source: IAM user guide, create a signed AWS API request.</summary>
internal static class CanonicalRequest
{
    /// <param name="payloadHash">Lower-case hexadecimal SHA-256 of the body.</param>
    public static string Write(IncomingRequest request, IReadOnlyList<string> signedHeaders, string payloadHash)
    {
        var text = new StringBuilder(512);
        text.Append(request.Method).Append('\n').Append(Path(request.RawPath)).Append('\n').Append(Query(request.RawQuery)).Append('\n');
        foreach (var header in signedHeaders) text.Append(header).Append(':').Append(HeaderValue(request.Headers[header])).Append('\n');
        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    /// <summary>Encoded once more over the encoding it arrived in, as all services but S3 want it; dot segments and empty ones removed.</summary>
    private static string Path(string rawPath)
    {
        var segments = new List<string>();
        var parts = rawPath.Split('/');
        foreach (var part in parts)
        {
            if (part == ".." && segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            if (part is not ("" or "." or "..")) segments.Add(Uri.EscapeDataString(part));
        }
        return segments.Count == 0 ? "/" : $"/{string.Join('/', segments)}{(parts[^1] is "" or "." or ".." ? "/" : "")}";
    }

    private static string Query(string rawQuery) => string.Join('&', rawQuery
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Reencode(pair[0]), Value: Reencode(pair.ElementAtOrDefault(1) ?? "")))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Reencode(string value) => Uri.EscapeDataString(Uri.UnescapeDataString(value));

    private static string HeaderValue(Microsoft.Extensions.Primitives.StringValues values) =>
        string.Join(',', values.Select(value => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
