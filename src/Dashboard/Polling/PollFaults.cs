using Dashboard.Aws;

namespace Dashboard.Polling;

/// <summary>Faults that no call reported.</summary>
internal static class PollFaults
{
    /// <summary>An answer that covers none of the queries and gives no reason.</summary>
    public static AwsFault NoAnswer { get; } = new(
        AwsFaultKind.Malformed, "cloudwatch:GetMetricData", "NoAnswer", "CloudWatch answered none of the queries and gave no reason.",
        "Wait for the next attempt; if it stays so, look for a proxy between here and AWS.");
}
