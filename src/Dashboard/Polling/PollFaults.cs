using System.Globalization;
using Dashboard.Aws;
using Dashboard.History;

namespace Dashboard.Polling;

/// <summary>Faults that no call reported.</summary>
internal static class PollFaults
{
    /// <summary>An answer that covers none of the queries and gives no reason.</summary>
    public static AwsFault NoAnswer { get; } = new(
        AwsFaultKind.Malformed, "cloudwatch:GetMetricData", "NoAnswer", "CloudWatch answered none of the queries and gave no reason.",
        "Wait for the next attempt; if it stays so, look for a proxy between here and AWS.");

    /// <summary>What was read cannot be kept.</summary>
    public static AwsFault OfHistory(HistoryFault fault) => new(AwsFaultKind.Malformed, "history", fault.Kind.ToString(), fault.Message, fault.Remedy);

    /// <param name="ahead">Of AWS's clock; negative when behind.</param>
    public static AwsFault WrongClock(TimeSpan ahead) => new(
        AwsFaultKind.ClockSkew, "clock", "WrongClock", $"{Words(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} AWS", "Set the clock of this machine by NTP.");

    private static string Words(TimeSpan span) =>
        span < TimeSpan.FromHours(2) ? $"{Math.Round(span.TotalMinutes)} min" : string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h");
}
