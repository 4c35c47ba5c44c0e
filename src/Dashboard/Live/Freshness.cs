using Dashboard.Analysis.Model;

namespace Dashboard.Live;

/// <summary>How old data is.</summary>
/// <param name="DataThrough">End of the newest minute of which anything is known; null when nothing is.</param>
/// <param name="SettledThrough">End of the newest minute that is not expected to change any more; null when no data is.</param>
public sealed record Freshness(DateTimeOffset? DataThrough, DateTimeOffset? SettledThrough)
{
    /// <summary>The account is read every minute and published within a few: older than this, something has stopped.</summary>
    public static readonly TimeSpan UsuallyStaleAfter = TimeSpan.FromMinutes(6);

    public static Freshness Unknown { get; } = new(null, null);

    /// <summary>From which age on something has stopped.</summary>
    public TimeSpan StaleAfter { get; init; } = UsuallyStaleAfter;

    /// <summary>Of the account's own series.</summary>
    public static Freshness From(AccountSnapshot? snapshot) => snapshot is null ? Unknown : From(snapshot, IsKnown, snapshot.Minutes.AccountSettledThrough);

    /// <summary>Of one function's series, which may be read much more rarely.</summary>
    public static Freshness From(AccountSnapshot snapshot, int slot) => From(
        snapshot,
        column => !float.IsNaN(column.Function(FunctionMetric.Invocations, slot)) || !float.IsNaN(column.Function(FunctionMetric.ConcurrentExecutions, slot)),
        snapshot.Minutes.SettledThrough) with
    {
        StaleAfter = TimeSpan.FromMinutes(ReadingDelay.Longest(snapshot.Plan.Of(slot))),
    };

    /// <summary>Of the newest data. Settling takes as long as the longest timeout in the account and says nothing about trouble.</summary>
    public TimeSpan? Age(DateTimeOffset now) => now - DataThrough;

    public bool IsStale(DateTimeOffset now) => Age(now) is { } age && age > StaleAfter;

    private static Freshness From(AccountSnapshot snapshot, Func<MinuteColumn, bool> isKnown, long settledThrough)
    {
        var minutes = snapshot.Minutes;
        for (var i = minutes.Length - 1; i >= 0; i--)
        {
            if (!isKnown(minutes.Columns[i])) continue;
            var data = minutes.Columns[i].Minute;
            return new(End(data), End(Math.Min(data, settledThrough)));
        }
        return Unknown;
    }

    private static DateTimeOffset End(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute + 1);

    private static bool IsKnown(MinuteColumn column)
    {
        foreach (var metric in Enum.GetValues<AccountMetric>())
        {
            if (!float.IsNaN(column.Account(metric))) return true;
        }
        return false;
    }
}
