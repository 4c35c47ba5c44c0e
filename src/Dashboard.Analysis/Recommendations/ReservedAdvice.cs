using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;
using static System.FormattableString;

namespace Dashboard.Analysis.Recommendations;

/// <summary>Reserved concurrency: a fifth above the peak of normal load.</summary>
internal static class ReservedAdvice
{
    /// <summary>
    /// Source: the guide, "set to 20 % above peak normal load". A house rule: AWS itself says at least the highest peak seen (Lambda developer
    /// guide, configuration-concurrency).
    /// </summary>
    public const double OverPeak = 1.2;

    public static Recommendation? Of(AdviceCase advice)
    {
        var function = advice.Function;
        if (!function.Limits.Reserved.IsKnown) return null;
        var now = function.Limits.Reserved.Value;
        var promised = Promised(function.Configuration);
        var value = Math.Max(Math.Max(1, Headroom.Above(advice.Demand.Normal, OverPeak)), promised);
        if (value == now) return null;
        return new(
            RecommendationKind.Reserved, Invariant($"Reserve {value}"), now is { } set ? new("reserved concurrency", set) : null, new("reserved concurrency", value),
            Reason(now, value), Basis(advice, promised), Caveats(advice, now, value), 0, 0, FunctionSettingExport.Reserved.Of(function.Name, value));
    }

    /// <summary>Provisioned concurrency counts inside a reservation, and event sources must fit into it.</summary>
    private static int Promised(FunctionConfiguration configuration)
    {
        var provisioned = configuration.Provisioned?.Sum(p => Math.Max(p.Requested, p.Allocated)) ?? 0;
        var sources = configuration.EventSources?.Sum(source => source.MaximumConcurrency ?? 0) ?? 0;
        return Math.Max(provisioned, sources);
    }

    private static string Reason(int? now, int value) => now switch
    {
        null => "The peak of normal load and a fifth, so that other functions cannot take it and this one cannot take theirs.",
        0 => "The function is turned off by a reservation of 0; this is what its load needs when it is on.",
        _ when now < value => "The reservation is below the peak of normal load and a fifth: requests beyond it are rejected.",
        _ => "The reservation is above the peak of normal load and a fifth; what is above it is kept from other functions for nothing.",
    };

    private static ImmutableArray<Measure> Basis(AdviceCase advice, int promised)
    {
        var demand = advice.Demand;
        var basis = ImmutableArray.CreateBuilder<Measure>();
        basis.Add(new(demand.IsEstimated ? "peak normal load, estimated" : "peak normal load", Math.Round(demand.Normal, 1)));
        basis.Add(new("margin over it", OverPeak, MeasureUnit.Factor));
        basis.Add(new("AWS advises at least, the highest peak", Math.Ceiling(demand.Highest)));
        if (demand.IsEstimated) basis.Add(new("highest concurrency seen", demand.HighestSeen));
        if (promised > 0) basis.Add(new("counted on by provisioned concurrency or event sources", promised));
        if (advice.Ledger.Reservable is { } reservable) basis.Add(new("can still be reserved in the account", reservable));
        basis.Add(new("time known", demand.KnownHours / 24.0, MeasureUnit.Days));
        return basis.ToImmutable();
    }

    private static ImmutableArray<string> Caveats(AdviceCase advice, int? now, int value)
    {
        var (function, demand) = (advice.Function, advice.Demand);
        var caveats = ImmutableArray.CreateBuilder<string>();
        if (now == 0) caveats.Add("The function is turned off on purpose: setting this turns it on again.");
        if (function.IsIntendedLimiter) caveats.Add("The function is declared to be limited on purpose: what it is meant to hold back is not known here.");
        AddFloor(advice.Ledger.Limit, advice.Ledger.Reservable, now ?? 0, value, caveats);
        if (value < demand.Highest) caveats.Add(Invariant($"The highest peak, {Math.Ceiling(demand.Highest)}, would be throttled: it is left out as not normal. AWS advises to reserve at least that."));
        if (demand.IsEstimated)
        {
            caveats.Add("Throttling cut the peak off: the demand is estimated as (invocations + throttles) per second × average duration.");
            if (function.Caller != CallerKind.Synchronous) caveats.Add("Rejected requests are tried again and counted again, so the estimate is too high rather than too low.");
        }
        if (advice.IsShort) caveats.Add("Less than three days are known: a peak of another day may be higher.");
        caveats.Add("It is also a hard cap, and takes from the pool that functions without a reservation share, used or not.");
        return caveats.ToImmutable();
    }

    private static void AddFloor(int? limit, int? reservable, int now, int value, ImmutableArray<string>.Builder caveats)
    {
        if (limit is not { } quota || reservable is not { } free)
        {
            caveats.Add(Invariant($"The account's limit or its reservations are not known: {LambdaQuotas.UnreservedFloor} must stay unreserved."));
            return;
        }
        var missing = value - now - free;
        if (missing <= 0) return;
        caveats.Add(quota <= LambdaQuotas.UnreservedFloor
            ? Invariant($"Cannot be set: with a limit of {quota}, nothing can be reserved, since {LambdaQuotas.UnreservedFloor} must stay unreserved. Ask for a higher quota first.")
            : Invariant($"Cannot be set: {LambdaQuotas.UnreservedFloor} must stay unreserved, which leaves {now + free} for this function. Reclaim {missing} from other reservations or ask for a quota of {quota + missing}."));
    }
}
