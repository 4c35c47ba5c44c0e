using Dashboard.Analysis.Throttling;

namespace Dashboard.Analysis.WhatIf;

/// <summary>
/// The pool that functions without a reservation share, minute by minute: first every function adds what it took and what it would take,
/// then each minute is settled, then functions ask what of their requests is rejected.
/// </summary>
internal sealed class PoolReplay
{
    private Minute[] _minutes = [];
    private int _before;
    private int _after;

    public void Begin(int length)
    {
        if (_minutes.Length < length) _minutes = new Minute[length];
        Array.Clear(_minutes, 0, length);
    }

    /// <summary>A function that shares the pool before and after.</summary>
    public void AddStaying(int minute, in Demand demand, in OnDemand before, in OnDemand after, double rejected, double excess)
    {
        ref var total = ref _minutes[minute];
        total.MeanBefore += before.Mean;
        total.PeakBefore += before.Peak;
        total.Ran += after.Requests;
        total.Mean += after.Mean;
        if (after.Mean <= before.Mean) total.Left += before.Mean - after.Mean;
        else total.Joined += after.Peak - before.Peak;
        if (!(demand.Rejected > 0)) return;
        total.Rejected += rejected;
        total.Excess += excess;
    }

    /// <summary>A function that is given a reservation of its own.</summary>
    public void AddLeaving(int minute, in OnDemand before)
    {
        ref var total = ref _minutes[minute];
        total.MeanBefore += before.Mean;
        total.PeakBefore += before.Peak;
        total.Left += before.Mean;
    }

    /// <summary>A function that loses its reservation.</summary>
    /// <param name="isExplained">Its reservation was what rejected its requests.</param>
    public void AddJoining(int minute, in Demand demand, in OnDemand after, bool isExplained)
    {
        ref var total = ref _minutes[minute];
        total.Joined += after.Peak;
        total.Ran += after.Requests;
        total.Mean += after.Mean;
        if (!isExplained) return;
        total.JoinedRejected += demand.Rejected;
        total.JoinedExcess += demand.Excess;
    }

    /// <param name="before">Concurrency the pool had for on-demand invocations.</param>
    /// <param name="after">Concurrency it would have.</param>
    /// <param name="claimed">Of the account by minute; empty when unknown.</param>
    /// <param name="allocated">What of it is claimed whatever runs.</param>
    public void Settle(int length, int before, int after, ReadOnlySpan<float> claimed, int allocated)
    {
        (_before, _after) = (before, after);
        for (var i = 0; i < length; i++)
            _minutes[i].Settle(before, after, claimed.IsEmpty || !(claimed[i] >= allocated) ? double.NaN : claimed[i] - allocated);
    }

    /// <summary>Whether the pool was what rejected requests of functions that shared it.</summary>
    public bool IsExplained(int minute) => _minutes[minute].IsExplained;

    /// <summary>Requests rejected after, of those rejected and those that ran on demand.</summary>
    public double Rejected(int minute, double rejected, double ran, bool isExplained)
    {
        ref var settled = ref _minutes[minute];
        return (isExplained ? rejected * settled.ShareLeft : rejected) + ran * settled.ShareRejected;
    }

    /// <summary>Nothing that was asked of it, and nothing that it had, is any different.</summary>
    public bool IsSame => _before == _after;

    private struct Minute
    {
        public double MeanBefore, PeakBefore, Left, Joined, Ran, Mean, Rejected, Excess, JoinedRejected, JoinedExcess;
        public double ShareLeft, ShareRejected;
        public bool IsExplained;

        public void Settle(int before, int after, double inUse)
        {
            // The functions' maxima need not coincide: the account's own maximum says how much of them did.
            var used = Math.Min(before, double.IsNaN(inUse) ? PeakBefore : Math.Max(inUse, MeanBefore));
            IsExplained = used >= ThrottleThresholds.NearlyReached * before;
            var reached = IsExplained && Rejected > 0 ? before : used;
            var reference = (MeanBefore > 0 ? reached * Math.Max(0, 1 - Left / MeanBefore) : reached) + Joined;
            var rejected = JoinedRejected + (IsExplained ? Rejected : 0);
            (ShareLeft, ShareRejected) = (1, 0);
            if (after < reference) ShareRejected = Loss.ShareAbove(after, reference, Math.Min(Mean, reference));
            else if (rejected > 0)
                ShareLeft = Loss.ShareLeft(after - reference, Loss.Beyond(reference, Mean, JoinedExcess + (IsExplained ? Excess : 0)));
        }
    }
}
