using Dashboard.Analysis.Model;
using Dashboard.Analysis.Throttling;

namespace Dashboard.Analysis.WhatIf;

/// <summary>One function in one span, with its settings before and after; adds what comes of it to the function's tally.</summary>
internal readonly struct FunctionReplay(RecordedFunction recorded, FunctionChange change, FunctionTally tally)
{
    private readonly int _provisioned = change.Provisioned ?? recorded.Provisioned;

    public RecordedFunction Recorded => recorded;
    public FunctionTally Tally => tally;
    public ReservedConcurrency Reserved { get; } = change.Reserved.IsKnown ? change.Reserved : recorded.Reserved;
    public int Provisioned => _provisioned;
    public bool IsChanged => Reserved != recorded.Reserved || _provisioned != recorded.Provisioned;

    private bool WasShared => recorded.Reserved is { IsKnown: true, Value: null };
    private bool IsShared => Reserved is { IsKnown: true, Value: null };

    /// <summary>Takes from the pool otherwise than it did.</summary>
    public bool MovesPool => IsChanged && (WasShared || IsShared);

    public void AddTo(PoolReplay pool, int length)
    {
        if (!WasShared && !IsShared) return;
        var reader = new Demand.Reader(recorded);
        var spillover = recorded.Spillover.Span;
        for (var minute = 0; minute < length; minute++)
        {
            if (!reader.TryRead(minute, out var demand)) continue;
            if (WasShared)
            {
                var before = OnDemand.Recorded(demand, recorded.Provisioned, spillover.IsEmpty ? float.NaN : spillover[minute]);
                if (!IsShared) pool.AddLeaving(minute, before);
                else
                {
                    var left = Absorbed(demand);
                    pool.AddStaying(minute, demand, before, before.With(demand, recorded.Provisioned, _provisioned), demand.Rejected * left, demand.Excess * left);
                }
            }
            else pool.AddJoining(minute, demand, OnDemandAfter(demand, spillover, minute), IsOwnExplained(demand));
        }
    }

    /// <param name="pool">Settled; null when it is as it was.</param>
    public void Run(PoolReplay? pool, int length, Span<byte> throttledBefore, Span<byte> throttledAfter)
    {
        var isSame = !IsChanged && (pool is null || !IsShared);
        if (isSame) RunUnchanged(length, throttledBefore, throttledAfter);
        else RunChanged(pool, length, throttledBefore, throttledAfter);
    }

    private void RunUnchanged(int length, Span<byte> throttledBefore, Span<byte> throttledAfter)
    {
        var throttles = recorded.Throttles.Span[..length];
        for (var minute = 0; minute < throttles.Length; minute++)
        {
            if (!(throttles[minute] > 0)) continue;
            var rejected = (long)Math.Round(throttles[minute]);
            tally.AddThrottles(rejected, rejected);
            if (rejected > 0) throttledBefore[minute] = throttledAfter[minute] = 1;
        }
        if (recorded.Provisioned == 0) return;
        foreach (var spilled in recorded.Spillover.Span)
            if (spilled > 0) tally.AddSpillover((long)Math.Round(spilled), (long)Math.Round(spilled), 0);
    }

    private void RunChanged(PoolReplay? pool, int length, Span<byte> throttledBefore, Span<byte> throttledAfter)
    {
        var reader = new Demand.Reader(recorded);
        var spillover = recorded.Spillover.Span;
        var hasProvisioned = recorded.Provisioned > 0 || _provisioned > 0;
        for (var minute = 0; minute < length; minute++)
        {
            if (!reader.TryRead(minute, out var demand)) continue;
            var before = OnDemand.Recorded(demand, recorded.Provisioned, spillover.IsEmpty ? float.NaN : spillover[minute]);
            var after = before.With(demand, recorded.Provisioned, _provisioned);
            var was = (long)Math.Round(demand.Rejected);
            var now = (long)Math.Round(Rejected(demand, after, pool, minute));
            tally.AddThrottles(was, now);
            if (was > 0) throttledBefore[minute] = 1;
            if (now > 0) throttledAfter[minute] = 1;
            if (hasProvisioned)
                tally.AddSpillover((long)Math.Round(before.Requests), (long)Math.Round(after.Requests), (after.Requests - before.Requests) * reader.Duration);
        }
    }

    private double Rejected(in Demand demand, in OnDemand after, PoolReplay? pool, int minute)
    {
        if (!Reserved.IsKnown || !recorded.Reserved.IsKnown) return demand.Rejected;
        if (IsShared)
        {
            if (pool is null) return demand.Rejected;
            return WasShared
                ? pool.Rejected(minute, demand.Rejected * (pool.IsExplained(minute) ? Absorbed(demand) : 1), after.Requests, pool.IsExplained(minute))
                : pool.Rejected(minute, demand.Rejected, after.Requests, IsOwnExplained(demand));
        }
        var reserved = Reserved.Value!.Value;
        if (WasShared) return Under(reserved, demand.Peak, demand.Mean, demand, pool is not null && pool.IsExplained(minute));
        var recordedLimit = recorded.Reserved.Value!.Value;
        if (recordedLimit == reserved) return demand.Rejected;
        var isExplained = IsOwnExplained(demand);
        var reference = isExplained && demand.Rejected > 0 ? recordedLimit : Math.Min(demand.Peak, recordedLimit);
        return Under(reserved, reference, Math.Min(demand.Mean, reference), demand, isExplained);
    }

    private static double Under(int limit, double reference, double mean, in Demand demand, bool isExplained)
    {
        if (limit < reference) return demand.Rejected + demand.Ran * Loss.ShareAbove(limit, reference, mean);
        return isExplained && demand.Rejected > 0 ? demand.Rejected * Loss.ShareLeft(limit - reference, Loss.Beyond(reference, mean, demand.Excess)) : demand.Rejected;
    }

    private bool IsOwnExplained(in Demand demand) => recorded.Reserved.Value is { } reserved && demand.Peak >= ThrottleThresholds.NearlyReached * reserved;

    /// <summary>Share of the rejected requests that more provisioned concurrency would not have taken.</summary>
    private double Absorbed(in Demand demand) => _provisioned > recorded.Provisioned && demand.Rejected > 0
        ? Loss.ShareLeft(_provisioned - recorded.Provisioned, Loss.Beyond(demand.Peak, demand.Mean, demand.Excess)) : 1;

    private OnDemand OnDemandAfter(in Demand demand, ReadOnlySpan<float> spillover, int minute) =>
        OnDemand.Recorded(demand, recorded.Provisioned, spillover.IsEmpty ? float.NaN : spillover[minute]).With(demand, recorded.Provisioned, _provisioned);
}
