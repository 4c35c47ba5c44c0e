using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Aws.Faults;

/// <summary>
/// AWS's refusals of a wrong clock: "Signature expired: 20261123T120000Z is now earlier than 20261123T121600Z (20261123T122100Z - 5
/// min.)" and "Signature not yet current: … is still later than …". The first time is the client's, the last the server's.
/// </summary>
internal static partial class SkewMessage
{
    public static bool IsOne(string? message) =>
        message is not null
        && (message.Contains("Signature expired", StringComparison.OrdinalIgnoreCase) || message.Contains("not yet current", StringComparison.OrdinalIgnoreCase));

    /// <summary>How far this machine is ahead; negative when behind; null when the message does not say.</summary>
    public static TimeSpan? Ahead(string? message)
    {
        var times = Time().Matches(message ?? "");
        return times.Count >= 2 && Parse(times[0]) is { } sent && Parse(times[^1]) is { } server ? sent - server : null;
    }

    private static DateTime? Parse(Match match) =>
        DateTime.TryParseExact(match.Value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    [GeneratedRegex(@"\b\d{8}T\d{6}Z\b", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
