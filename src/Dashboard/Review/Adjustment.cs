using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Components.Pages;
using Dashboard.Live;

namespace Dashboard.Review;

/// <summary>A limit of a function that the monthly round should move.</summary>
/// <param name="Kind">Reserved or provisioned concurrency.</param>
/// <param name="Monthly">US dollars that the month then costs more; negative where it costs less, null where it cannot be told.</param>
public sealed record Adjustment(string Function, RecommendationKind Kind, double Now, double Then, string Reason, decimal? Monthly)
{
    /// <summary>Difference from the present value, as a share of it, from which it is worth a line. The monthly rule of the guide.</summary>
    public const double Worthwhile = 0.2;

    /// <summary>The recommended value, as decisions are kept with.</summary>
    public string ThenText => Then.ToString("0", CultureInfo.InvariantCulture);

    public Decision Decide(bool isAccepted, string note, DateTimeOffset now) =>
        new(Function, Kind.ToString(), now.ToUnixTimeSeconds() / 60, Now.ToString("0", CultureInfo.InvariantCulture), ThenText, isAccepted, note);

    /// <summary>All of an account as it stands, what gives most back to the pool first.</summary>
    public static ImmutableArray<Adjustment> Of(AccountSnapshot snapshot)
    {
        var found = new Dictionary<(string, RecommendationKind), Adjustment>();
        foreach (var slot in snapshot.Slots.Values)
        {
            var configuration = snapshot.Functions[slot];
            // Without either there is nothing to move, and most functions have neither.
            if (configuration.Reserved.Value is null && configuration.Provisioned is null or []) continue;
            foreach (var recommended in FunctionRecommendations.Of(snapshot, slot))
                if (Of(configuration.Name, recommended) is { } adjustment) found[(adjustment.Function, adjustment.Kind)] = adjustment;
        }
        foreach (var finding in snapshot.Analysis.Findings)
            if (Of(finding) is { } stranded) found.TryAdd((stranded.Function, stranded.Kind), stranded);
        return [.. found.Values.OrderBy(adjustment => adjustment.Then - adjustment.Now).ThenBy(adjustment => adjustment.Function, StringComparer.Ordinal).ThenBy(adjustment => adjustment.Kind)];
    }

    private static Adjustment? Of(string function, Recommendation recommended)
    {
        if (recommended is not { Kind: RecommendationKind.Reserved or RecommendationKind.Provisioned, Now.Value: var now, Then.Value: var then }) return null;
        return Math.Abs(then - now) > Worthwhile * now ? new(function, recommended.Kind, now, then, recommended.Reason, recommended.MonthlyThen - recommended.MonthlyNow) : null;
    }

    /// <summary>A function that never ran has no load to recommend from; its reservation can go all the same.</summary>
    private static Adjustment? Of(Finding finding)
    {
        if (finding.Pattern != Pattern.StrandedReserve) return null;
        var keep = finding.Evidence.More.First(measure => measure.Name == "enough to reserve").Value;
        return new(finding.Function, RecommendationKind.Reserved, finding.Evidence.Threshold.Value, keep, finding.Note ?? "It never came near its reservation.", 0);
    }
}
