namespace Dashboard.Analysis.Throttling;

/// <summary>Where verdicts about throttles change. Limits of the service itself are in <see cref="Model.LambdaQuotas"/>.</summary>
public static class ThrottleThresholds
{
    /// <summary>
    /// Share of a limit from which it counts as reached where it was not seen to be reached to the last unit: a maximum is taken when
    /// invocations start, and the last few may have started between two of them. A house rule; gives a likely verdict, never a proved one.
    /// </summary>
    public const double NearlyReached = 0.97;

    /// <summary>
    /// Share of the account's limit that is claimed and idle from which a starved pool is put down to what is claimed: giving it back would
    /// have helped as much as a raised quota. A house rule.
    /// </summary>
    public const double ClaimedIdleShare = 0.2;

    /// <summary>
    /// Mean duration below which ten requests a second keep an environment less than busy, so that the request rate can be the limit that
    /// is hit first. Follows from ten requests a second for each environment. Source: Lambda developer guide, gettingstarted-limits.
    /// </summary>
    public const double RequestRateMilliseconds = 1000.0 / Model.LambdaQuotas.RequestsPerSecondPerEnvironment;

    /// <summary>Of the request rate limit, as a mean over the minute, from which it is the likely cause. Below, a burst within the minute may have been. A house rule.</summary>
    public const double LikelyRequestRate = 0.9;

    /// <summary>Minutes without throttles that do not end an episode: callers pause and come back. A house rule.</summary>
    public const int EpisodeGapMinutes = 2;

    /// <summary>Share of a function's throttled requests up to which undecided minutes are counted with the others. A house rule.</summary>
    public const double UndecidedAside = 0.1;

    /// <summary>Peak concurrency, as a share of the account's limit, below which a function cannot have starved the pool. A house rule.</summary>
    public const double CulpritPeakShare = 0.01;

    /// <summary>Culprits that are named. A house rule: more than a handful is not an answer.</summary>
    public const int MostCulprits = 8;
}
