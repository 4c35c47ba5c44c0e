using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Review;

/// <summary>The one thing to do about a cause of throttling, short enough for a table and a meeting.</summary>
public static class WhatToDo
{
    public static string About(Pattern cause, Harm harm) => (cause, harm) switch
    {
        (_, Harm.Intended) => "Nothing: it is limited on purpose.",
        (Pattern.ReservedCap, _) => "Raise its reserved concurrency, or remove the reservation.",
        (Pattern.TurnedOff, _) => "Its reservation is 0: set it again, or stop what calls it.",
        (Pattern.PoolUsed, _) => "Give it a reservation, cap what ate the pool, or raise the account's quota.",
        (Pattern.PoolClaimedIdle, _) => "Lower reservations that stand idle: no quota request is needed.",
        (Pattern.ScalingRate, _) => "Provision ahead of the rise, or let callers back off: no limit can be raised here.",
        (Pattern.RequestRate, _) => "More concurrency or longer batches: ten requests a second is the most for each.",
        (Pattern.ProvisionedFillsReservation, _) => "Raise the reservation above its provisioned concurrency.",
        _ => "Look at the hour: minutes alone do not tell which limit it was.",
    };
}
