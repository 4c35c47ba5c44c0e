using Dashboard.Aws.CloudWatch;

namespace Dashboard.Store;

/// <summary>Consecutive whole minutes since 1970; <paramref name="First"/> is included, <paramref name="End"/> is not.</summary>
public readonly record struct MinuteSpan(long First, long End)
{
    public int Length => (int)(End - First);

    public MetricWindow ToWindow() => new(DateTimeOffset.UnixEpoch.AddMinutes(First), DateTimeOffset.UnixEpoch.AddMinutes(End));

    /// <summary>The minute an instant lies in.</summary>
    public static long MinuteOf(DateTimeOffset instant) => (long)Math.Floor((instant - DateTimeOffset.UnixEpoch).TotalMinutes);
}
