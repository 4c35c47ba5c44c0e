using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Throttling;

/// <summary>
/// Whether the account's pool explains the throttles of a function without a reservation: it is exhausted when what is claimed reaches the
/// limit. Source: Lambda developer guide, monitoring-concurrency.
/// </summary>
internal static class Pool
{
    /// <returns>Null when the pool had room, or when nothing is known of it.</returns>
    public static Ruling? Explain(in ThrottledMinute minute)
    {
        if (minute.AccountLimit is not { } limit || limit <= 0) return null;
        var isReached = minute.Claimed >= limit;
        var claimed = isReached || minute.CarriedClaimed <= minute.Claimed ? minute.Claimed : minute.CarriedClaimed;
        if (!isReached && !(claimed >= ThrottleThresholds.NearlyReached * limit)) return null;
        var idle = claimed - minute.Running;
        var cause = idle >= ThrottleThresholds.ClaimedIdleShare * limit ? Pattern.PoolClaimedIdle : Pattern.PoolUsed;
        // Without what ran there is no telling how much of it stood idle.
        var confidence = isReached && !float.IsNaN(minute.Running) ? Confidence.Proved : Confidence.Likely;
        return new(cause, confidence, new("claimed concurrency", claimed), new("account limit", limit));
    }
}
