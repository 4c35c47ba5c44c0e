using System.Text.RegularExpressions;

namespace Dashboard.Aws.Faults;

/// <summary>Takes out of texts for people what could identify an account or sign a request.</summary>
internal static partial class Confidential
{
    private const int Longest = 500;

    /// <summary>
    /// The first line with account ids cut to their last four digits, and without key ids, signatures and tokens. AWS puts the whole
    /// canonical request, its token included, behind the first line of a refused signature.
    /// </summary>
    public static string Redact(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var line = text.AsSpan().Trim();
        if (line.IndexOfAny('\r', '\n') is >= 0 and var end) line = line[..end];
        if (line.Length > Longest) line = string.Concat(line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)], "…");
        var redacted = Token().Replace(line.ToString(), "(token)");
        redacted = Signature().Replace(redacted, "(signature)");
        redacted = KeyId().Replace(redacted, "(access key)");
        return AccountId().Replace(redacted, "********$1");
    }

    [GeneratedRegex(@"(?<!\d)\d{8}(\d{4})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex AccountId();

    [GeneratedRegex(@"\b(?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{8,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex KeyId();

    [GeneratedRegex(@"\b[0-9a-fA-F]{40,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    [GeneratedRegex("[A-Za-z0-9+/=]{100,}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
