using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Capacity;

/// <summary>A reservation that was never reached.</summary>
/// <param name="Peak">Highest concurrency of the days looked at and of the window.</param>
/// <param name="Keep">Of the reservation, so that the peak and a margin fit.</param>
/// <param name="Days">Days the hours known make up.</param>
/// <param name="IsInferred">The days are known by the function's absence from them alone.</param>
internal readonly record struct StrandedReserve(int Reserved, double Peak, int Keep, double Days, bool IsInferred)
{
    /// <summary>Of what is known before a reservation is called unneeded: a weekday, a night and a day more. House rule.</summary>
    public const int LeastHours = 3 * 24;

    /// <summary>Kept above the peak. Source: the guide's rule of reserving a fifth above the peak of normal load.</summary>
    public const double Margin = 1.2;

    /// <summary>Reclaiming less is not worth a change. House rule.</summary>
    public const int LeastReclaimable = 10;

    /// <summary>Share of the reservation below which the rest counts as headroom rather than waste. House rule.</summary>
    public const double LeastShare = 0.25;

    /// <summary>What can be given back to the pool without a quota request.</summary>
    public int Reclaimable => Reserved - Keep;

    /// <summary>Null when the reservation was reached, is needed for something else, or too little is known.</summary>
    public static StrandedReserve? Of(FunctionCase function)
    {
        if (function.Limits.Reserved.Value is not { } reserved || reserved < LeastReclaimable) return null;
        if (function.Configuration.OnManagedInstances || function.Input.Usage is not { } history) return null;
        var usage = function.Usage;
        if (usage is null && (history.Functions.IsEmpty || function.IsActive || function.NewestKnown < 0)) return null;
        // What is healthy is told by its peak, before anything else is counted.
        var peak = Highest(function[FunctionMetric.ConcurrentExecutions]);
        if (!IsWorthIt(reserved, WithMargin(peak))) return null;
        if (usage is not null) peak = Math.Max(peak, Highest(usage[UsageMetric.PeakConcurrency]));
        var keep = Math.Max(WithMargin(peak), Promised(function));
        if (!IsWorthIt(reserved, keep)) return null;

        var hours = usage is null ? history.Hours : KnownHours(usage);
        if (hours < LeastHours || Highest(function[FunctionMetric.Throttles]) > 0) return null;
        if (usage is not null && Highest(usage[UsageMetric.Throttles]) > 0) return null;
        return new(reserved, peak, keep, hours / 24.0, usage is null);
    }

    private static int WithMargin(float peak) => (int)Math.Ceiling(peak * Margin);

    private static bool IsWorthIt(int reserved, int keep) => reserved - keep >= Math.Max(LeastReclaimable, LeastShare * reserved);

    /// <summary>Concurrency that other settings count on: provisioned, or the maximum of event sources.</summary>
    private static int Promised(FunctionCase function)
    {
        var provisioned = 0;
        foreach (var configured in function.Configuration.Provisioned ?? []) provisioned += Math.Max(configured.Requested, configured.Allocated);
        var sources = 0;
        foreach (var source in function.Configuration.EventSources ?? []) sources += source.MaximumConcurrency ?? 0;
        return Math.Max(provisioned, sources);
    }

    private static int KnownHours(HourlyUsage usage)
    {
        var known = 0;
        foreach (var invocations in usage[UsageMetric.Invocations])
            if (!float.IsNaN(invocations)) known++;
        return known;
    }

    private static float Highest(ReadOnlySpan<float> values)
    {
        var highest = 0f;
        foreach (var value in values)
            if (value > highest) highest = value;
        return highest;
    }
}
