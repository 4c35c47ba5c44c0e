namespace Dashboard.Polling.Planning;

/// <summary>A function's tier.</summary>
/// <param name="HotUntil">Minute before which it does not fall back from hot, in minutes since 1970.</param>
/// <param name="WarmUntil">Minute before which it does not fall below warm.</param>
public readonly record struct TierState(PollTier Tier, TierReason Reason, long HotUntil, long WarmUntil);

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
    public const double SomeOfCeiling = 0.5;

    /// <summary>Invocations a minute from which a function is read every five minutes.</summary>
    public const double Busy = 1;

    /// <summary>Minutes without any sign for it after which a function is no longer hot.</summary>
    public const int HotQuietTime = 10;

    /// <summary>Minutes without any sign for it, nor for more, after which a function is no longer warm.</summary>
    public const int WarmQuietTime = 30;

    public static TierState Next(in FunctionSigns signs, in TierState state, long minute)
    {
        var (tier, reason) = Wanted(signs, minute);
        var hotUntil = tier == PollTier.Hot ? minute + HotQuietTime : state.HotUntil;
        var warmUntil = tier >= PollTier.Warm ? minute + WarmQuietTime : state.WarmUntil;
        var held = minute < hotUntil ? PollTier.Hot : minute < warmUntil ? PollTier.Warm : PollTier.Silent;
        return held > tier ? new(held, TierReason.CoolingDown, hotUntil, warmUntil) : new(tier, reason, hotUntil, warmUntil);
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
