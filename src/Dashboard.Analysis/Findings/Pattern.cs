namespace Dashboard.Analysis.Findings;

/// <summary>What a function or an account was found to suffer from. Within a group, in the order in which a reader meets them.</summary>
public enum Pattern
{
    /// <summary>Throttled: its own reserved concurrency was in use.</summary>
    ReservedCap,
    /// <summary>Throttled: its reserved concurrency is 0.</summary>
    TurnedOff,
    /// <summary>Throttled: the account's pool was used up by what ran.</summary>
    PoolUsed,
    /// <summary>Throttled: the account's pool was claimed, to a good part by reservations and provisioned concurrency that stood idle.</summary>
    PoolClaimedIdle,
    /// <summary>Throttled: more than 1,000 new environments were needed within 10 seconds.</summary>
    ScalingRate,
    /// <summary>Throttled: more than ten requests a second for each unit of concurrency.</summary>
    RequestRate,
    /// <summary>Throttled: provisioned concurrency fills the reservation, which leaves no room for anything else to run.</summary>
    ProvisionedFillsReservation,
    /// <summary>Throttled: one-minute data do not tell which limit was hit.</summary>
    ThrottledUndecided,

    /// <summary>The account's claimed concurrency is about to reach its limit.</summary>
    LimitSoon,
    /// <summary>A function's concurrency is about to reach its own ceiling.</summary>
    CeilingSoon,
    /// <summary>Reserved concurrency that was never needed for days: it can be given back to the pool.</summary>
    StrandedReserve,

    /// <summary>Durations are well above the function's own usual.</summary>
    SlowerThanUsual,
    /// <summary>Invocations ran into the timeout.</summary>
    TimingOut,
    /// <summary>Durations come close to the timeout.</summary>
    NearTimeout,
    /// <summary>Less than one vCPU, and slow in the way computing is slow.</summary>
    MemoryStarved,
    /// <summary>A few invocations take many times as long as most.</summary>
    LongTail,
    /// <summary>Concurrency rose: by more requests, by longer ones, or both.</summary>
    ConcurrencyRose,

    /// <summary>Invocations started in new environments: proved by spillover, or by Lambda Insights.</summary>
    ColdStarts,
    /// <summary>New environments must have started after idle time.</summary>
    ColdStartsAfterIdle,
    /// <summary>New environments must have started after a deployment.</summary>
    ColdStartsAfterDeployment,
    /// <summary>New environments must have started, since concurrency rose above all it had been.</summary>
    ColdStartsWhileScaling,

    /// <summary>A good part of invocations failed.</summary>
    ErrorRate,
    /// <summary>Asynchronous events wait for longer and longer.</summary>
    AsyncBacklog,
    /// <summary>Asynchronous events were given up.</summary>
    AsyncDropped,
    /// <summary>Given-up events could not be delivered to the dead-letter queue either.</summary>
    DeadLetterFailed,
    /// <summary>Records of invocations could not be delivered to their destination.</summary>
    DestinationFailed,
    /// <summary>Stream records wait for longer and longer.</summary>
    StreamLag,
    /// <summary>An event source's own maximum concurrency, or the sum of them against the reservation, holds a queue up.</summary>
    SourceConcurrency,
    /// <summary>Lambda ended invocations that were part of a loop.</summary>
    RecursionDropped,

    /// <summary>Provisioned concurrency is too small: it was used up.</summary>
    ProvisionedTooSmall,
    /// <summary>Provisioned concurrency costs more than on-demand would.</summary>
    ProvisionedTooLarge,
    /// <summary>The alarm that scales provisioned concurrency has no data and does nothing.</summary>
    ScalingAlarmStuck,
    /// <summary>The target of the scaling policy is written as a percentage where a fraction is meant.</summary>
    ScalingTargetIsPercentage,
    /// <summary>Demand follows the clock and provisioned concurrency does not.</summary>
    ScheduleMissing,

    /// <summary>The timeout is many times what invocations ever take.</summary>
    TimeoutFarFromDuration,
    /// <summary>Behind an API, which gives up before the timeout.</summary>
    TimeoutAboveApiLimit,
    /// <summary>All subnets are one: an outage of its Availability Zone stops the function.</summary>
    SingleSubnet,
    /// <summary>Inactive, pending or failed: the next invocation waits or fails.</summary>
    NotActive,
    /// <summary>No further layer can be added.</summary>
    LayersAtLimit,
    /// <summary>A runtime or setting that AWS no longer supports, or soon will not.</summary>
    Deprecated,
    /// <summary>No alarm watches the account's claimed concurrency.</summary>
    ClaimedAlarmMissing,
    /// <summary>No alarm watches throttles.</summary>
    ThrottleAlarmMissing,
}
