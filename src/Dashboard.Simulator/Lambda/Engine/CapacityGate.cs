using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>Where an admitted invocation runs.</summary>
internal enum Placement
{
    Warm,
    /// <summary>In a new environment, after its initialisation.</summary>
    Cold,
    /// <summary>In an environment whose last invocation timed out: it initialises again within the invocation.</summary>
    Reset,
    Provisioned,
}

/// <summary>
/// Decides whether an invocation may start, by the limits of the account and of its function. Source: Lambda developer guide,
/// configuration-concurrency, scaling-behavior and gettingstarted-limits.
/// </summary>
internal sealed class CapacityGate(RegionalBurst? regionalBurst)
{
    /// <summary>Requests a second that one unit of concurrency admits, however short they are.</summary>
    public const int RequestsPerEnvironment = 10;

    private long _rateSecond;
    private int _rateCount;

    /// <summary>What the account's limit leaves after reservations and provisioned concurrency.</summary>
    public int UnreservedCapacity { get; private set; }

    /// <summary>Reservations, and provisioned concurrency outside them.</summary>
    public int Allocated { get; private set; }

    /// <summary>On-demand environments in use by functions without a reservation.</summary>
    public int UnreservedBusy { get; private set; }

    /// <summary>All environments in use.</summary>
    public int Busy { get; private set; }

    public void Configure(int limit, int allocated, int unreservedBusy)
    {
        Allocated = allocated;
        UnreservedCapacity = Math.Max(0, limit - allocated);
        UnreservedBusy = unreservedBusy;
    }

    /// <param name="paced">Whether the request rate limit holds: for all but asynchronous invocations.</param>
    /// <returns>Null when admitted.</returns>
    public ThrottleReason? Admit(SimulatedFunction function, EnvironmentPool pool, bool paced, long now, out Placement placement)
    {
        var second = now / 1000;
        placement = Placement.Provisioned;
        if (function.Reserved == 0) return ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded;
        if (pool.TryTakeProvisioned(second))
        {
            function.ProvisionedBusy++;
            Busy++;
            return null;
        }

        if ((function.Reserved is { } reserved ? WithinReservation(function, reserved, paced, second) : WithinUnreserved(paced, second)) is { } refused)
            return refused;
        if (pool.TryTakeWarm(out var mustReset))
        {
            placement = mustReset ? Placement.Reset : Placement.Warm;
        }
        else
        {
            if (!(regionalBurst?.TryStart(now) ?? function.Scaling.TryStart(now))) return ThrottleReason.ScalingRateExceeded;
            placement = Placement.Cold;
        }

        if (paced) CountRequest(function);
        if (function.Reserved is null) UnreservedBusy++;
        function.OnDemandBusy++;
        pool.Busy++;
        Busy++;
        return null;
    }

    public void Release(SimulatedFunction function, in PendingEvent ended)
    {
        Busy--;
        if (ended.Provisioned)
        {
            function.ProvisionedBusy--;
            ended.Pool.ProvisionedBusy--;
            return;
        }

        if (function.Reserved is null) UnreservedBusy--;
        function.OnDemandBusy--;
        ended.Pool.Busy--;
        ended.Pool.Return(ended.Generation, ended.TimedOut);
    }

    private static ThrottleReason? WithinReservation(SimulatedFunction function, int reserved, bool paced, long second)
    {
        var onDemand = reserved - function.Provisioned;
        if (function.OnDemandBusy >= onDemand) return ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded;
        return paced && function.RequestsIn(second) >= RequestsPerEnvironment * onDemand
            ? ThrottleReason.ReservedFunctionInvocationRateLimitExceeded : null;
    }

    private ThrottleReason? WithinUnreserved(bool paced, long second)
    {
        if (UnreservedBusy >= UnreservedCapacity) return ThrottleReason.ConcurrentInvocationLimitExceeded;
        if (_rateSecond != second) (_rateSecond, _rateCount) = (second, 0);
        return paced && _rateCount >= RequestsPerEnvironment * UnreservedCapacity
            ? ThrottleReason.FunctionInvocationRateLimitExceeded : null;
    }

    private void CountRequest(SimulatedFunction function)
    {
        if (function.Reserved is null) _rateCount++;
        else function.Requests++;
    }
}
