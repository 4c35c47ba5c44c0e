namespace Dashboard.Polling.Planning;

/// <summary>A function's tier.</summary>
/// <param name="Until">Minute before which it does not fall back, in minutes since 1970.</param>
public readonly record struct TierState(PollTier Tier, TierReason Reason, long Until);

/// <summary>
/// Puts functions into tiers by evidence: up at once, down only after a quiet time in which nothing asked for the higher tier. Pure. The
/// thresholds are house rules.
/// </summary>
public static class TierRules
{
    /// <summary>A throttle is news for so long.</summary>
    public const int ThrottledLatelyMinutes = 15;

    /// <summary>Share of its ceiling from which a function is read every minute. AWS's example alarm on the account is at 70 % too. Source: Lambda developer guide, monitoring-concurrency.</summary>
    public const double NearCeiling = 0.7;

    /// <summary>Share of its ceiling from which a function is read every five minutes, however few its invocations.</summary>
    public const double SomeOfCeiling = 0.2;

    /// <summary>Invocations a minute from which a function is read every five minutes.</summary>
    public const double Busy = 1;

    /// <summary>How long a function stays in a tier after the last sign that asked for it.</summary>
    public static int QuietTime(PollTier tier) => tier switch { PollTier.Hot => 10, PollTier.Warm => 30, _ => 0 };

    public static TierState Next(in FunctionSigns signs, in TierState state, long minute)
    {
        var (tier, reason) = Wanted(signs, minute);
        if (tier >= state.Tier) return new(tier, reason, minute + QuietTime(tier));
        return minute < state.Until ? state with { Reason = TierReason.CoolingDown } : new(tier, reason, minute + QuietTime(tier));
    }

    /// <summary>Minutes between two reads without regard to cost. More than one alternative for quiet functions: the fewer invocations, the less is to be seen.</summary>
    public static int Interval(PollTier tier, double invocationsPerMinute) => tier switch
    {
        PollTier.Hot => 1,
        PollTier.Warm => 5,
        _ => invocationsPerMinute switch { >= 0.2 => 15, >= 1 / 30.0 => 30, _ => 60 },
    };

    private static (PollTier Tier, TierReason Reason) Wanted(in FunctionSigns signs, long minute)
    {
        if (signs.IsWatched) return (PollTier.Hot, TierReason.Watched);
        if (minute - signs.LastThrottled < ThrottledLatelyMinutes) return (PollTier.Hot, TierReason.Throttled);
        if (signs.CeilingShare >= NearCeiling) return (PollTier.Hot, TierReason.NearCeiling);
        if (signs.HasFinding) return (PollTier.Hot, TierReason.OpenFinding);
        if (!signs.IsListed) return (PollTier.Silent, TierReason.NothingPublished);
        if (signs.InvocationsPerMinute >= Busy || signs.CeilingShare >= SomeOfCeiling) return (PollTier.Warm, TierReason.Traffic);
        return (PollTier.Quiet, TierReason.LittleTraffic);
    }
}
