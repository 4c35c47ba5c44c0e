namespace Dashboard.Analysis.WhatIf;

/// <summary>The part of a minute's demand that ran outside provisioned concurrency.</summary>
internal readonly record struct OnDemand(double Requests, double Mean, double Peak)
{
    /// <param name="spilled">Requests recorded as spillover; NaN when unknown.</param>
    public static OnDemand Recorded(in Demand demand, int provisioned, float spilled)
    {
        if (provisioned == 0) return new(demand.Ran, demand.Mean, demand.Peak);
        var requests = float.IsNaN(spilled) ? demand.Ran * Loss.ShareAbove(provisioned, demand.Peak, demand.Mean) : Math.Min(spilled, demand.Ran);
        return Part(demand, requests, provisioned);
    }

    /// <summary>The same with another value of provisioned concurrency, used as the recorded one was.</summary>
    public OnDemand With(in Demand demand, int before, int after)
    {
        if (after == before) return this;
        if (before == 0) return Part(demand, demand.Ran * Loss.ShareAbove(after, demand.Peak, demand.Mean), after);
        if (after > before)
        {
            // Requests that ran on demand although some stood ready were sent where there is none.
            var left = demand.Peak > before ? Loss.ShareLeft(after - before, demand.Peak - before) : 1;
            return Part(demand, Requests * left, after);
        }
        var ready = demand.Ran - Requests;
        var peak = Math.Min(demand.Peak, before);
        return Part(demand, Requests + ready * Loss.ShareAbove(after, peak, Math.Min(peak, demand.Mean - Mean)), after);
    }

    private static OnDemand Part(in Demand demand, double requests, int provisioned) => requests > 0
        ? new(requests, demand.Mean * requests / demand.Ran, Math.Max(demand.Peak - provisioned, demand.Mean * requests / demand.Ran))
        : default;
}
