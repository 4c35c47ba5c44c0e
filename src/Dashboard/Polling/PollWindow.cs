using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>
/// How long minutes may still change, and how far they are settled; which to read is for <see cref="Planning.ReadSpan"/>. A datapoint carries the minute its invocation began in and appears when the
/// invocation ends, so recent minutes keep growing for as long as the longest invocation may take and CloudWatch needs to publish it.
/// They are therefore read again until that time is over. GetMetricData bills by metric and not by point: reading again costs nothing.
/// Source: Lambda developer guide, "View metrics for Lambda functions" (timestamps).
/// </summary>
public static class PollWindow
{
    /// <summary>How long after a minute's end AWS may take to publish it. Not documented for Lambda; observed to be one to three minutes.</summary>
    public const int PublicationDelayMinutes = 3;

    /// <summary>Longest time-out of an ordinary function; also the bound for functions on Managed Instances, which may run for longer.</summary>
    public const int LongestTimeoutMinutes = 15;

    /// <summary>How far back the first read goes.</summary>
    public const int BackfillMinutes = SeriesStore.WindowMinutes;

    /// <summary>Minutes after its end during which a minute's values may still change.</summary>
    /// <param name="longestTimeout">Of all functions; null when unknown, which counts as the longest possible.</param>
    public static int UnsettledMinutes(TimeSpan? longestTimeout)
    {
        var timeout = longestTimeout is { } known ? (int)Math.Ceiling(known.TotalMinutes) : LongestTimeoutMinutes;
        return PublicationDelayMinutes + Math.Clamp(timeout, 1, LongestTimeoutMinutes);
    }

    /// <summary>Counts without a point are known to be zero in minutes before this one: CloudWatch has had the time to publish them.</summary>
    /// <param name="answeredAt">AWS's time of the answer, which goes before ours: minutes it has yet to see are not zero. Null when not known.</param>
    public static long PublishedBefore(DateTimeOffset now, DateTimeOffset? answeredAt = null) =>
        MinuteSpan.MinuteOf(answeredAt < now ? answeredAt.Value : now) - PublicationDelayMinutes;

    /// <summary>
    /// Last minute that was not expected to change when it was read; null when none was. What is expected goes by the longest invocation
    /// seen of late and not by the longest timeout, which one function in a thousand may have and never use. Should an invocation take
    /// longer after all, its minute is corrected: minutes are read again for as long as the timeout allows.
    /// </summary>
    /// <param name="readBefore">End of the last span that was read successfully; null when none was.</param>
    /// <param name="longestInvocation">Longest duration of the last three hours; null when unknown, which leaves the timeout.</param>
    public static long? SettledThrough(long? readBefore, TimeSpan? longestTimeout, TimeSpan? longestInvocation) =>
        readBefore - UnsettledMinutes(longestInvocation < (longestTimeout ?? TimeSpan.MaxValue) ? longestInvocation : longestTimeout) - 1;
}
