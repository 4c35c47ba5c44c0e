using Dashboard.Store;

namespace Dashboard.Polling.Planning;

/// <summary>
/// Which minutes of a function to ask for. A function that is read every minute is read up to the newest one, settled or not; any other only
/// as far as its minutes are settled, so that no half-grown value stands for long as if it were whole. The price is the same however far a
/// read reaches back, so nothing that CloudWatch still has is left out. Pure.
/// </summary>
public static class ReadSpan
{
    /// <summary>CloudWatch keeps one-minute points for 15 days; the oldest may be gone before they are asked for. Source: CloudWatch API, GetMetricData.</summary>
    public const int LongestMinutes = 14 * 24 * 60;

    /// <summary>Read once more in any case: AWS states no bound on how late it publishes. A house rule.</summary>
    public const int LatestMinutes = 60;

    /// <param name="isOpen">Up to the newest minute.</param>
    /// <param name="readBefore">End of what was read before; null when nothing was.</param>
    /// <param name="longestTimeout">Of all functions, see <see cref="PollWindow.UnsettledMinutes"/>.</param>
    /// <param name="longestInvocation">Of this function; null when unknown, which leaves the timeout.</param>
    public static MinuteSpan Of(long minute, bool isOpen, long? readBefore, TimeSpan? longestTimeout, TimeSpan? longestInvocation)
    {
        var end = isOpen ? minute : SettledBefore(minute, longestTimeout, longestInvocation);
        var first = readBefore is { } before ? Math.Min(Math.Min(before, end) - PollWindow.UnsettledMinutes(longestTimeout), minute - LatestMinutes) : minute - PollWindow.BackfillMinutes;
        return new(Math.Max(first, minute - LongestMinutes), end);
    }

    /// <summary>End of the minutes that are not expected to change any more.</summary>
    public static long SettledBefore(long minute, TimeSpan? longestTimeout, TimeSpan? longestInvocation) =>
        minute - PollWindow.UnsettledMinutes(longestInvocation < (longestTimeout ?? TimeSpan.MaxValue) ? longestInvocation : longestTimeout);
}
