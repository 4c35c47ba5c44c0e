using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// Makes the past a minute at a time: the same arrivals, limits, metrics and ground truth as <see cref="SimulatedLambda"/>, with
/// queueing theory in place of single invocations.
/// </summary>
internal sealed class PastGenerator(LambdaAccount account, SimulatedFunction[] functions, CapacityGate gate, TallySlot region, AccountLog log, int seed)
{
    private readonly PastFunction[] _past = [.. functions.Select(f => new PastFunction(f))];
    private readonly List<PastFunction> _active = [];
    private SimulationRandom _random = SimulationRandom.For(seed, -4);

    public IReadOnlyList<PastFunction> Functions => _past;

    /// <summary>Leaves environments as if the minute had been like those before it.</summary>
    public void WarmUp(long minute)
    {
        foreach (var past in _past)
        {
            if (past.Begin(seed, minute)) past.Warm = Peak(past.Offered, past.Attempts);
            past.Backlog = 0;
        }
    }

    public void Make(long minute)
    {
        _active.Clear();
        var offered = 0.0;
        var perSecond = 0.0;
        foreach (var past in _past)
        {
            if (past.Begin(seed, minute)) _active.Add(past);
            past.Warm *= 0.9;
            past.Function.Log.CountArrivals(minute, past.Arrivals);
            if (past.Attempts == 0 || past.Function.Reserved is not null) continue;
            offered += past.OfferedOnDemand;
            perSecond += past.PerSecond * past.SpilledShare;
        }

        var refused = ErlangLoss.Probability(offered, gate.UnreservedCapacity);
        var tooFast = Excess(perSecond, gate.UnreservedCapacity);
        var busy = 0.0;
        var invocations = 0L;
        foreach (var past in _active)
        {
            var started = Run(past, minute, refused, tooFast);
            busy += past.Offered * started / past.Attempts;
            invocations += started;
        }

        if (invocations > 0) Observe(region.At(minute), busy, offered * (1 - refused), refused > 0, invocations);
    }

    private int Run(PastFunction past, long minute, double poolRefuses, double poolTooFast)
    {
        var function = past.Function;
        var pool = function.Qualified ?? function.Unqualified;
        var spilled = _random.NextBinomial(past.Attempts, past.SpilledShare);
        var places = function.Reserved is { } reserved ? Math.Max(0, reserved - function.Provisioned) : gate.UnreservedCapacity;
        var (reason, share) = function.Reserved is null
            ? (ThrottleReason.ConcurrentInvocationLimitExceeded, poolRefuses)
            : (ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded, ErlangLoss.Probability(past.OfferedOnDemand, places));
        if (function.Reserved == 0) (spilled, share) = (past.Attempts, 1);
        var tally = pool.Slot.At(minute);
        var dropped = Receive(past, tally);
        var attempts = past.Attempts - dropped;
        spilled = Math.Min(spilled, attempts);

        var throttled = Throttle(past, tally, minute, reason, _random.NextBinomial(spilled, share));
        if (function.Behaviour.Source != InvocationSource.Asynchronous)
        {
            var tooFast = function.Reserved is null ? poolTooFast : Excess(past.PerSecond * past.SpilledShare * (1 - share), places);
            var rate = function.Reserved is null ? ThrottleReason.FunctionInvocationRateLimitExceeded : ThrottleReason.ReservedFunctionInvocationRateLimitExceeded;
            throttled += Throttle(past, tally, minute, rate, _random.NextBinomial(spilled - throttled, tooFast));
        }

        // Averaged over the minute: a thousand environments at once and a hundred a second from then on.
        var reachable = past.Warm + ScalingWindow.EnvironmentsPerWindow * 4;
        var tooSteep = Math.Max(0, 1 - reachable / past.Offered);
        throttled += Throttle(past, tally, minute, ThrottleReason.ScalingRateExceeded, _random.NextBinomial(spilled - throttled, tooSteep));

        var started = attempts - throttled;
        var ceiling = Math.Min(function.Reserved ?? int.MaxValue, places + function.Provisioned);
        var failed = started == 0 ? 0 : Start(past, pool, tally, minute, started, spilled - throttled, ceiling);
        Settle(past, tally, minute, throttled, failed, started);
        return started;
    }

    private int Start(PastFunction past, EnvironmentPool pool, MinuteTally tally, long minute, int started, int spilled, int ceiling)
    {
        var function = past.Function;
        var timedOut = Durations(function, tally, started);
        var failed = Math.Min(started, timedOut + _random.NextBinomial(started - timedOut, function.ErrorRate));
        tally.AddInvocations(started, failed);

        var concurrency = past.Offered * started / past.Attempts;
        var peak = Math.Clamp(Peak(concurrency, started), 1, Math.Max(1, Math.Min(started + (int)concurrency, ceiling)));
        if (started < past.Attempts && function.Reserved is > 0) peak = Math.Min(ceiling, Math.Max(peak, ceiling));
        for (var family = tally; family is not null && family.Parent is not null; family = family.Parent)
            family[LambdaMetric.ConcurrentExecutions].Add(started * Math.Min(peak, 1 + concurrency), 1, peak, started);
        if (pool.ProvisionedAvailable is > 0 and var available)
            ReportProvisioned(tally, available, started - spilled, spilled, Math.Min(peak, available), concurrency);

        ref var truth = ref function.Log.At(minute);
        truth.Invocations += started;
        truth.Errors += failed;
        truth.Timeouts += timedOut;
        var cold = (int)Math.Max(0, Math.Min(started, peak - past.Warm));
        truth.ColdStarts += cold;
        if (cold > 0 && function.HasInsights) (pool.Alias is null ? tally : tally.Parent!).AddInitialisations(function.Behaviour.InitTime.TotalMilliseconds, cold);
        truth.MaximumConcurrency = Math.Max(truth.MaximumConcurrency, peak);
        if (pool.ProvisionedAvailable > 0) truth.Spillover += spilled;
        past.Warm = Math.Max(past.Warm, peak);
        return failed;
    }

    /// <returns>How many ran into the timeout.</returns>
    private int Durations(SimulatedFunction function, MinuteTally tally, int count)
    {
        Span<float> sample = stackalloc float[Math.Min(count, count > 256 ? 32 : 16)];
        double sum = 0, timedOut = 0;
        float minimum = float.MaxValue, maximum = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            var duration = function.Behaviour.Duration.Quantile((i + _random.NextDouble()) / sample.Length) * function.DurationFactor;
            if (duration >= function.TimeoutMilliseconds) timedOut++;
            sample[i] = (float)Math.Min(duration, function.TimeoutMilliseconds);
            sum += sample[i];
            minimum = Math.Min(minimum, sample[i]);
            maximum = Math.Max(maximum, sample[i]);
        }

        tally.AddDurations(sum / sample.Length * count, minimum, maximum, count, sample, ref _random);
        return (int)Math.Round(timedOut / sample.Length * count);
    }

    /// <returns>New events dropped unseen because the reservation is 0.</returns>
    private static int Receive(PastFunction past, MinuteTally tally)
    {
        if (past.Function.Behaviour.Source != InvocationSource.Asynchronous || past.Arrivals == 0) return 0;
        tally.AddThroughout(LambdaMetric.AsyncEventsReceived, past.Arrivals, 1, 1, past.Arrivals);
        if (past.Function.Reserved != 0) return 0;
        tally.AddThroughout(LambdaMetric.AsyncEventsDropped, past.Arrivals, 1, 1, past.Arrivals);
        return past.Arrivals;
    }

    private static int Throttle(PastFunction past, MinuteTally tally, long minute, ThrottleReason reason, int count)
    {
        if (count == 0) return 0;
        tally.AddThrottles(count);
        past.Function.Log.At(minute).AddThrottles(reason, count);
        return count;
    }

    /// <summary>What becomes of throttled and failed work.</summary>
    private static void Settle(PastFunction past, MinuteTally tally, long minute, int throttled, int failed, int started)
    {
        var behaviour = past.Function.Behaviour;
        switch (behaviour.Source)
        {
            case InvocationSource.Asynchronous:
                var waited = started == 0 ? 0 : 60_000.0 * past.Backlog / started;
                past.Backlog = throttled;
                if (started > 0)
                {
                    tally.AddThroughout(LambdaMetric.AsyncEventAge, started * (15 + waited), 5, 20 + 2 * waited, started);
                    past.Function.Log.At(minute).Wait((long)(20 + 2 * waited));
                }

                var lastFailures = Math.Min(failed, past.SecondRetry * failed / Math.Max(1, started));
                var secondFailures = Math.Min(failed - lastFailures, past.FirstRetry * failed / Math.Max(1, started));
                if (lastFailures > 0)
                {
                    tally.AddThroughout(LambdaMetric.AsyncEventsDropped, lastFailures, 1, 1, lastFailures);
                    past.Function.Log.At(minute).Dropped += lastFailures;
                }

                (past.FirstRetry, past.SecondRetry, past.SecondRetryAfterNext) = (failed - lastFailures - secondFailures, past.SecondRetryAfterNext, secondFailures);
                break;
            case InvocationSource.Queue:
                past.Backlog += throttled;
                if (past.Backlog > 0) past.Function.Log.At(minute).Waiting = past.Backlog * behaviour.BatchSize;
                break;
            case InvocationSource.Stream:
                var isStuck = started == 0 || failed > started / 2;
                if (isStuck) past.Backlog += Math.Min(past.Arrivals, past.Attempts * behaviour.BatchSize);
                past.BehindSeconds = past.Backlog == 0 ? past.MeanSeconds / 2 : isStuck ? past.BehindSeconds + 60 : Math.Max(0, past.BehindSeconds * 0.5 - 5);
                tally.AddThroughout(LambdaMetric.IteratorAge, past.Attempts * past.BehindSeconds * 1000, 0, past.BehindSeconds * 1000, past.Attempts);
                past.Function.Log.At(minute).Wait((long)(past.BehindSeconds * 1000));
                break;
        }
    }

    private static void ReportProvisioned(MinuteTally tally, int available, int provisioned, int spilled, int peak, double concurrency)
    {
        tally[LambdaMetric.ProvisionedConcurrencyInvocations].Add(provisioned, 1, 1, provisioned);
        tally[LambdaMetric.ProvisionedConcurrencySpilloverInvocations].Add(spilled, 1, 1, spilled);
        var mean = Math.Min(peak, concurrency);
        tally[LambdaMetric.ProvisionedConcurrentExecutions].Add(mean * (provisioned + spilled), 0, peak, provisioned + spilled);
        tally[LambdaMetric.ProvisionedConcurrencyUtilization].Add(mean / available * (provisioned + spilled), 0, (double)peak / available, provisioned + spilled);
    }

    private void Observe(MinuteTally tally, double busy, double unreserved, bool isExhausted, long invocations)
    {
        var peak = Math.Min(account.ConcurrencyLimit, Peak(busy, invocations));
        var pool = isExhausted ? gate.UnreservedCapacity : Math.Min(gate.UnreservedCapacity, Math.Min(peak, Peak(unreserved, invocations)));
        tally[LambdaMetric.ConcurrentExecutions].Add(invocations * Math.Min(peak, 1 + busy), 1, Math.Max(1, peak), invocations);
        var mean = Math.Min(pool, unreserved);
        var (least, most) = (gate.Allocated, gate.Allocated + pool);
        tally[LambdaMetric.UnreservedConcurrentExecutions].Add(invocations * mean, 0, pool, invocations);
        tally[LambdaMetric.ClaimedAccountConcurrency].Add(invocations * (least + mean), least, most, invocations);
        tally.IsDirty = true;
        log.Note(tally.Minute, (int)invocations, Math.Max(1, peak), most);
    }

    /// <summary>The most at once within a minute, where the mean is known and as many requests look.</summary>
    private static int Peak(double mean, long requests) =>
        (int)Math.Ceiling(mean + Math.Sqrt(mean) * Math.Min(3.7, Math.Sqrt(2 * Math.Log(Math.Max(2, requests)))));

    private static double Excess(double perSecond, int places)
    {
        var most = (double)CapacityGate.RequestsPerEnvironment * places;
        return perSecond <= most ? 0 : 1 - most / perSecond;
    }
}
