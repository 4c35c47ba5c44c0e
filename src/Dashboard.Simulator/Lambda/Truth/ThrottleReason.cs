namespace Dashboard.Simulator.Lambda.Truth;

/// <summary>
/// Why a request was rejected. The first four are what AWS puts into the member Reason of TooManyRequestsException; CloudWatch
/// shows none of them. Source: Lambda API reference, Invoke.
/// </summary>
public enum ThrottleReason
{
    /// <summary>The unreserved pool of the account was in use to the last environment.</summary>
    ConcurrentInvocationLimitExceeded,
    /// <summary>Functions without a reservation were called more than ten times a second per unit of unreserved concurrency.</summary>
    FunctionInvocationRateLimitExceeded,
    /// <summary>The function's own reservation was in use, or is 0.</summary>
    ReservedFunctionConcurrentInvocationLimitExceeded,
    /// <summary>The function was called more than ten times a second per unit of its reservation.</summary>
    ReservedFunctionInvocationRateLimitExceeded,
    /// <summary>A new environment was needed faster than the scaling rate, or the regional burst, allows. The API has no name of its own for it.</summary>
    ScalingRateExceeded,
}
