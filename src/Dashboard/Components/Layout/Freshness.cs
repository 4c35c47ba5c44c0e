using Dashboard.Analysis.Model;
using Dashboard.Live;

namespace Dashboard.Components.Layout;

/// <summary>How old the data on a page is.</summary>
/// <param name="DataThrough">End of the newest minute of which anything is known of the account; null when nothing is.</param>
/// <param name="SettledThrough">End of the newest minute that is not expected to change any more; null when no data is.</param>
public sealed record Freshness(DateTimeOffset? DataThrough, DateTimeOffset? SettledThrough)
{
    /// <summary>The account is read every minute and published within a few: older than this, something has stopped.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(6);

    public static Freshness From(AccountSnapshot? snapshot)
    {
        if (snapshot is null) return new(null, null);
        var minutes = snapshot.Minutes;
        for (var i = minutes.Length - 1; i >= 0; i--)
        {
            if (!IsKnown(minutes.Columns[i])) continue;
            var data = minutes.Columns[i].Minute;
            return new(End(data), End(Math.Min(data, minutes.AccountSettledThrough)));
        }
        return new(null, null);
    }

    /// <summary>Of the newest data. Settling takes as long as the longest timeout in the account and says nothing about trouble.</summary>
    public TimeSpan? Age(DateTimeOffset now) => now - DataThrough;

    public bool IsStale(DateTimeOffset now) => Age(now) is { } age && age > StaleAfter;

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
