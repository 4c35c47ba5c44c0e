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
/// <param name="Then">0 for a reservation that is to be removed.</param>
/// <param name="Monthly">US dollars that the month then costs more; negative where it costs less, null where it cannot be told.</param>
/// <param name="IsStranded">The reservation was never needed in the days known.</param>
public sealed record Adjustment(string Function, RecommendationKind Kind, double Now, double Then, string Reason, decimal? Monthly, bool IsStranded = false)
{
    /// <summary>Difference from the present value, as a share of it, from which it is worth a line. The monthly rule of the guide.</summary>
    public const double Worthwhile = 0.2;

    public AdjustmentGroup Group => this switch
    {
        { IsStranded: true } => AdjustmentGroup.StrandedReserve,
        { Kind: RecommendationKind.Provisioned } when Then < Now => AdjustmentGroup.OversizedProvisioned,
        _ => AdjustmentGroup.Other,
    };

    /// <summary>Concurrent executions that go back to the pool; negative where they are taken from it, null where reservations are not concerned.</summary>
    public double? ToPool => Kind == RecommendationKind.Reserved ? Now - Then : null;

    /// <summary>The recommended value, as decisions are kept with.</summary>
    public string ThenText => Kind == RecommendationKind.Reserved && Then == 0 ? GivenRecommendation.Removed : Text(Then);

    public Decision Decide(bool isAccepted, string note, DateTimeOffset now) =>
        new(Function, Kind.ToString(), now.ToUnixTimeSeconds() / 60, Text(Now), ThenText, isAccepted, note);

    /// <summary>The last decision, as long as about the same value is recommended; null when there was none.</summary>
    /// <param name="decisions">The oldest first.</param>
    public Decision? Decided(ImmutableArray<Decision> decisions) =>
        decisions.LastOrDefault(decision => decision.Function == Function && decision.Kind == Kind.ToString() && GivenRecommendation.IsNear(decision.After, ThenText));

    /// <summary>All of an account as it stands; by group, and in each what gives most first.</summary>
    public static ImmutableArray<Adjustment> Of(AccountSnapshot snapshot)
    {
        var found = new List<Adjustment>();
        foreach (var slot in snapshot.Slots.Values)
        {
            var configuration = snapshot.Functions[slot];
            // Without either there is nothing to move, and most functions have neither.
            if (configuration.IsGone || (configuration.Reserved.Value is null && configuration.Provisioned is null or [])) continue;
            var stranded = snapshot.Analysis.Of(slot).FirstOrDefault(finding => finding.Pattern == Pattern.StrandedReserve);
            found.AddRange(RecommendationRecords.Of(configuration.Name, FunctionRecommendations.Of(snapshot, slot), stranded).Select(Of).OfType<Adjustment>());
        }
        return Ordered(found);
    }

    /// <returns>Null for what is no such limit, or too near to be moved.</returns>
    public static Adjustment? Of(GivenRecommendation given)
    {
        if (given.Kind is not (RecommendationKind.Reserved or RecommendationKind.Provisioned) || Settings.Concurrency(given.Before) is not { } now) return null;
        var then = given.After == GivenRecommendation.Removed ? 0 : Settings.Concurrency(given.After) ?? now;
        return Math.Abs(then - now) > Worthwhile * now ? new(given.Function, given.Kind, now, then, given.Reason, given.Monthly, given.IsStranded) : null;
    }

    internal static ImmutableArray<Adjustment> Ordered(IEnumerable<Adjustment> adjustments) =>
        [.. adjustments.OrderBy(each => each.Group).ThenByDescending(each => each.Weight).ThenBy(each => each.Function, StringComparer.Ordinal).ThenBy(each => each.Kind)];

    /// <summary>What the pool gets back, what is saved, how far the value is off: one of them in each group.</summary>
    private double Weight => Group switch
    {
        AdjustmentGroup.StrandedReserve => Now - Then,
        AdjustmentGroup.OversizedProvisioned => -(double)(Monthly ?? 0),
        _ => Math.Abs(Then - Now) / Math.Max(1, Now),
    };

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
