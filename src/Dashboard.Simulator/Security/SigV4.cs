using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Simulator.Security;

/// <summary>The arithmetic of Signature Version 4.</summary>
internal static class SigV4
{
    public const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <param name="date">As the request states it, in <see cref="DateFormat"/>.</param>
    /// <param name="scope">date/region/service/aws4_request.</param>
    public static string StringToSign(string date, string scope, string canonicalRequest) =>
        $"{SigV4Authorization.Algorithm}\n{date}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";

    /// <returns>Lower-case hexadecimal.</returns>
    public static string Sign(string secretAccessKey, string scope, string stringToSign)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secretAccessKey);
        foreach (var part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)));
    }
}
