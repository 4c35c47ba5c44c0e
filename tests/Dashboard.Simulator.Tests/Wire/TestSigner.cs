using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Simulator.Tests.Wire;

/// <summary>Signature Version 4 from the client's side, written apart from the verifier it is to be held against.</summary>
internal sealed record TestSigner(string AccessKeyId, string SecretAccessKey, string Region = "us-east-1", string? SessionToken = null)
{
    public void Sign(HttpRequestMessage request, string service, byte[] body, DateTimeOffset at)
    {
        var stamp = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.Host = request.RequestUri!.Authority;
        request.Headers.Add("x-amz-date", stamp);
        if (SessionToken is not null) request.Headers.Add("x-amz-security-token", SessionToken);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in request.Headers) headers[name.ToLowerInvariant()] = string.Join(',', values);
        if (request.Content?.Headers.ContentType is { } type) headers["content-type"] = type.ToString();
        headers.Remove("user-agent");

        var path = string.Join('/', request.RequestUri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
        var query = string.Join('&', request.RequestUri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2)).OrderBy(p => p[0], StringComparer.Ordinal).ThenBy(p => p.ElementAtOrDefault(1), StringComparer.Ordinal).Select(p => $"{p[0]}={p.ElementAtOrDefault(1)}"));
        var names = string.Join(';', headers.Keys);
        var canonical = $"{request.Method}\n{path}\n{query}\n{string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n"))}\n{names}\n{Hex(SHA256.HashData(body))}";
        var scope = $"{stamp[..8]}/{Region}/{service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + SecretAccessKey), (k, part) => HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(part)));
        var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
