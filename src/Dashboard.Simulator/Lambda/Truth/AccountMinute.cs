namespace Dashboard.Simulator.Lambda.Truth;

/// <summary>What truly happened in the account in one minute, by the time at which each invocation started.</summary>
public struct AccountMinute
{
    /// <summary>Minutes since 1970-01-01T00:00:00Z.</summary>
    public long Minute { get; internal set; }

    /// <summary>Invocations that started.</summary>
    public int Invocations { get; internal set; }

    /// <summary>The most environments busy at once, seen at the starts of invocations.</summary>
    public int MaximumConcurrency { get; internal set; }

    /// <summary>
    /// The most that was claimed of the account's limit, seen likewise: all reservations, provisioned concurrency outside of them, and
    /// what else ran without a reservation.
    /// </summary>
    public int MaximumClaimed { get; internal set; }
}
