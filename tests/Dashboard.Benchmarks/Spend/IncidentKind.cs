namespace Dashboard.Benchmarks.Spend;

/// <summary>How functions of a <see cref="SpendFleet"/> come to be throttled.</summary>
internal enum IncidentKind
{
    /// <summary>A busy function at its own reservation, for one minute.</summary>
    OneMinute,
    /// <summary>The same for up to half an hour.</summary>
    Reservation,
    /// <summary>The same for hours.</summary>
    ForHours,
    /// <summary>Several busy functions at their own reservations at once.</summary>
    SeveralAtOnce,
    /// <summary>The unreserved pool is used up by one function, and others that share it are throttled too.</summary>
    Pool,
    /// <summary>A function that runs now and then, at its own reservation.</summary>
    Quiet,
    /// <summary>One that was silent for a day, at its first burst; every other one has nothing reserved for it, so that none of its calls runs.</summary>
    Silent,
    /// <summary>The same function for hours, a throttle or two at a time.</summary>
    Chronic,
}

/// <summary>Throttles of one function in one minute.</summary>
/// <param name="Incident">Number of the incident, the same for all its functions and minutes.</param>
/// <param name="TakesPool">The function has what is left of the pool.</param>
internal readonly record struct PlannedThrottle(IncidentKind Kind, int Incident, int Throttles, bool TakesPool = false);
