using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Throttling;

/// <summary>What rejected requests do to those who sent them: the same count is an outage for a waiting caller and a delay for a queue.</summary>
internal static class ThrottleHarm
{
    public static Harm Of(FunctionCase function, Pattern cause, ImmutableArray<MinuteRange> minutes)
    {
        if (function.IsIntendedLimiter && IsOwnLimit(function, cause)) return Harm.Intended;
        return function.Caller switch
        {
            CallerKind.Synchronous => Harm.Rejected,
            CallerKind.Asynchronous => WereDropped(function, minutes[0].First) ? Harm.Lost : Harm.Retried,
            _ => Harm.BackingUp,
        };
    }

    private static bool IsOwnLimit(FunctionCase function, Pattern cause) => cause is Pattern.ReservedCap or Pattern.TurnedOff or Pattern.ProvisionedFillsReservation
        || (cause == Pattern.RequestRate && function.Limits.Reserved.Value is not null);

    /// <summary>Events that were throttled are given up later than the minute in which they were.</summary>
    private static bool WereDropped(FunctionCase function, long since)
    {
        foreach (var value in function[FunctionMetric.AsyncEventsDropped][(int)(since - function.FirstMinute)..])
            if (value > 0) return true;
        return false;
    }
}
