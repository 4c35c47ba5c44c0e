using Dashboard.Analysis.Model;

namespace Dashboard.Polling.Planning;

public enum FanOutCause
{
    /// <summary>The account counts throttles that no function read so far accounts for.</summary>
    Throttles,
    /// <summary>Claimed concurrency rises, or is near the limit.</summary>
    Claimed,
}

/// <summary>A look at many functions for one metric, to find those that matter.</summary>
/// <param name="FromMinute">First minute of interest, in minutes since 1970.</param>
public readonly record struct FanOut(FanOutCause Cause, long FromMinute);

/// <summary>
/// Watches the account's own series, which are read every minute whatever the budget, for signs of trouble in functions that are read less
/// often. Remembers what it was asked about, so that throttles nobody can account for are not looked for again and again. One owner.
/// </summary>
public sealed class TripWire
{
    /// <summary>Minutes looked at: a late one may still grow.</summary>
    public const int FreshMinutes = 15;

    /// <summary>Looks at the same unaccounted throttles: functions' series may be published after the account's.</summary>
    public const int MostLooks = 3;

    /// <summary>Minutes between two looks at who claims concurrency.</summary>
    public const int ClaimedEvery = 5;

    /// <summary>Share of the limit by which claimed concurrency moves to be worth a look.</summary>
    public const double Movement = 0.1;

    /// <summary>Share of the limit from which claimed concurrency is looked into all the time: AWS advises alarms at 70 to 80 %.</summary>
    public const double Near = 0.8;

    private const int MovementMinutes = 10;

    private readonly Dictionary<long, (float Total, float Known, int Looks)> _looks = [];
    private long _claimedLookedAt = long.MinValue / 2;

    /// <param name="limit">The account's; null when unknown.</param>
    /// <param name="isPatient">
    /// Throttles are looked into once, when all functions' series have been published and whoever was throttled in the minute before has been read,
    /// rather than as soon as the account's are.
    /// </param>
    /// <returns>Null when there is nothing to look into.</returns>
    public FanOut? Judge(MinuteWindow window, int? limit, bool isPatient)
    {
        Forget(window.FirstMinute);
        var fresh = window.Last(FreshMinutes);
        for (var i = 0; i < fresh.Length; i++)
        {
            if (!IsUnaccounted(fresh[i])) continue;
            if (isPatient && (fresh[i].Minute > window.LastMinute - PollWindow.PublicationDelayMinutes || i > 0 && IsYetToCome(fresh[i - 1], fresh[i]))) continue;
            return new(FanOutCause.Throttles, fresh[i].Minute);
        }
        return HasMoved(window, limit) ? new(FanOutCause.Claimed, window.LastMinute - MovementMinutes) : null;
    }

    /// <summary>Takes note of a look that was made.</summary>
    /// <param name="window">As it stands after the look.</param>
    public void Looked(FanOut look, MinuteWindow window)
    {
        if (look.Cause == FanOutCause.Claimed) _claimedLookedAt = window.LastMinute;
        foreach (var column in window.Last(FreshMinutes))
        {
            if (look.Cause != FanOutCause.Throttles || column.Minute < look.FromMinute || !(column.Account(AccountMetric.Throttles) is var total and > 0)) continue;
            var known = Known(column);
            var before = _looks.GetValueOrDefault(column.Minute);
            _looks[column.Minute] = before.Total == total && before.Known == known ? before with { Looks = before.Looks + 1 } : (total, known, 1);
        }
    }

    /// <summary>Throttles of the account in a minute that functions account for, as far as they were read.</summary>
    public static float Known(MinuteColumn column)
    {
        var sum = 0f;
        foreach (var value in column.Functions(FunctionMetric.Throttles))
            if (value > 0) sum += value;
        return sum;
    }

    private bool IsUnaccounted(MinuteColumn column)
    {
        var total = column.Account(AccountMetric.Throttles);
        if (!(total > 0) || Known(column) is var known && known >= total) return false;
        return !(_looks.TryGetValue(column.Minute, out var looked) && looked.Total == total && looked.Known == known && looked.Looks >= MostLooks);
    }

    /// <summary>A function that was throttled in the minute before has not been read as far as this one: most likely nobody else is behind it.</summary>
    private static bool IsYetToCome(MinuteColumn before, MinuteColumn column)
    {
        var throttled = before.Functions(FunctionMetric.Throttles);
        for (var slot = 0; slot < throttled.Length; slot++)
            if (throttled[slot] > 0 && float.IsNaN(column.Function(FunctionMetric.Throttles, slot))) return true;
        return false;
    }

    private bool HasMoved(MinuteWindow window, int? limit)
    {
        if (window.LastMinute - _claimedLookedAt < ClaimedEvery) return false;
        float newest = float.NaN, lowest = float.NaN;
        foreach (var column in window.Last(MovementMinutes + 1))
        {
            var claimed = column.Account(AccountMetric.ClaimedAccountConcurrency);
            if (float.IsNaN(claimed)) continue;
            newest = claimed;
            if (!(claimed >= lowest)) lowest = claimed;
        }
        var whole = limit ?? newest;
        return newest >= Near * limit || newest - lowest >= Movement * whole && newest > lowest;
    }

    private void Forget(long firstMinute)
    {
        foreach (var minute in _looks.Keys)
            if (minute < firstMinute) _looks.Remove(minute);
    }
}
