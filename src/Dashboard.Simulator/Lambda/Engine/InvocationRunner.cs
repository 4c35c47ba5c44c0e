using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>Starts invocations, or throttles them, and ends them; whoever called decides what follows.</summary>
internal sealed class InvocationRunner(CapacityGate gate, TimingWheel wheel, TallySlot region, AccountLog log, int seed)
{
    private const long MillisecondsPerMinute = 60_000;
    private SimulationRandom _random = SimulationRandom.For(seed, -1);

    public ref SimulationRandom Random => ref _random;

    /// <param name="work">What the completion is to carry: count, shard, age of the event.</param>
    /// <returns>Whether it started; else a throttle has been counted.</returns>
    public bool TryStart(SimulatedFunction function, bool paced, long now, PendingEvent work)
    {
        var minute = now / MillisecondsPerMinute;
        var pool = function.PickPool(ref _random);
        var tally = pool.Slot.At(minute);
        ref var truth = ref function.Log.At(minute);
        if (gate.Admit(function, pool, paced, now, out var placement) is { } reason)
        {
            truth.AddThrottles(reason, 1);
            tally.AddThrottles(1);
            return false;
        }

        Describe(function, pool, placement, tally, ref work);
        var initialisation = placement == Placement.Cold ? Initialisation(function) : 0;
        if (initialisation > 0 && function.HasInsights) (pool.Alias is null ? tally : tally.Parent!).AddInitialisations(initialisation, 1);
        Count(ref truth, function, work, placement);
        if (_random.Chance(function.Behaviour.RecursionRate))
        {
            truth.RecursionDropped++;
            tally.AddThroughout(LambdaMetric.RecursiveInvocationsDropped, 1);
        }

        log.Start(function.Index, placement == Placement.Provisioned, minute);
        Observe(region.At(minute));
        tally.AddInFlight(1);
        wheel.Schedule(now + Math.Max(1, (long)Math.Ceiling(initialisation + work.Duration)), work);
        return true;
    }

    public void End(in PendingEvent ended)
    {
        gate.Release(ended.Function, ended);
        log.End(ended.Function.Index, ended.Provisioned);
        var tally = ended.Tally;
        tally.AddInvocations(1, ended.Failed ? 1 : 0);
        tally.AddDuration(ended.Duration, ref _random);
        tally.AddInFlight(-1);
        var function = tally;
        if (ended.Pool.Alias is not null)
        {
            tally[LambdaMetric.ConcurrentExecutions].Add(ended.PoolConcurrency);
            if (ended.ProvisionedAvailable > 0) ReportProvisioned(tally, ended);
            function = tally.Parent!;
        }

        function[LambdaMetric.ConcurrentExecutions].Add(ended.Concurrency);
    }

    private void Describe(SimulatedFunction function, EnvironmentPool pool, Placement placement, MinuteTally tally, ref PendingEvent work)
    {
        var duration = function.Behaviour.Duration.Quantile(_random.NextDouble()) * function.DurationFactor;
        if (placement == Placement.Reset) duration += Initialisation(function);
        work.Kind = EventKind.Completion;
        work.Function = function;
        work.Pool = pool;
        work.Tally = tally;
        work.TimedOut = duration >= function.TimeoutMilliseconds;
        work.Duration = (float)Math.Min(duration, function.TimeoutMilliseconds);
        work.Failed = work.TimedOut || _random.Chance(function.ErrorRate);
        work.Provisioned = placement == Placement.Provisioned;
        work.Concurrency = function.Concurrency;
        work.PoolConcurrency = pool.Concurrency;
        work.Generation = pool.Generation;
        work.ProvisionedBusy = pool.ProvisionedBusy;
        work.ProvisionedAvailable = pool.ProvisionedAvailable;
        if (pool.ProvisionedAvailable > 0)
            pool.Utilization = (pool.Utilization.Sum + (double)pool.ProvisionedBusy / pool.ProvisionedAvailable, pool.Utilization.Count + 1);
    }

    private static void Count(ref FunctionMinute truth, SimulatedFunction function, in PendingEvent work, Placement placement)
    {
        truth.Invocations++;
        if (work.Failed) truth.Errors++;
        if (work.TimedOut) truth.Timeouts++;
        if (placement == Placement.Cold) truth.ColdStarts++;
        if (work.ProvisionedAvailable > 0 && !work.Provisioned) truth.Spillover++;
        truth.MaximumConcurrency = Math.Max(truth.MaximumConcurrency, function.Concurrency);
    }

    private void Observe(MinuteTally tally)
    {
        tally[LambdaMetric.ConcurrentExecutions].Add(gate.Busy);
        tally[LambdaMetric.UnreservedConcurrentExecutions].Add(gate.UnreservedBusy);
        tally[LambdaMetric.ClaimedAccountConcurrency].Add(gate.UnreservedBusy + gate.Allocated);
        tally.IsDirty = true;
    }

    private static void ReportProvisioned(MinuteTally tally, in PendingEvent ended)
    {
        tally[ended.Provisioned ? LambdaMetric.ProvisionedConcurrencyInvocations : LambdaMetric.ProvisionedConcurrencySpilloverInvocations].Add(1);
        tally[LambdaMetric.ProvisionedConcurrentExecutions].Add(ended.ProvisionedBusy);
        tally[LambdaMetric.ProvisionedConcurrencyUtilization].Add((double)ended.ProvisionedBusy / ended.ProvisionedAvailable);
    }

    private double Initialisation(SimulatedFunction function) => function.Behaviour.InitTime.TotalMilliseconds * (0.7 + 0.8 * _random.NextDouble());
}
