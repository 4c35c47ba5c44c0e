using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Review;

/// <summary>All that is recommended at one moment.</summary>
/// <param name="Unjudged">Functions too little is known of to recommend anything now, the empty name for the account: what was recommended before stands.</param>
public sealed record RecommendationsNow(ImmutableArray<GivenRecommendation> Given, ImmutableHashSet<string> Unjudged);

/// <summary>What is worth keeping of recommendations.</summary>
public static class RecommendationRecords
{
    /// <param name="findings">Of the same input.</param>
    public static RecommendationsNow Of(AnalysisInput input, ImmutableArray<Finding> findings)
    {
        var account = new AccountCase(input);
        var stranded = findings.Where(finding => finding.Pattern == Pattern.StrandedReserve).ToDictionary(finding => finding.Slot);
        var given = ImmutableArray.CreateBuilder<GivenRecommendation>();
        var unjudged = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var recommended in Recommender.ForAccount(account)) given.Add(Of("", recommended, isStranded: false));
        if (input.Alarms is null) unjudged.Add("");

        // Neighbouring slots are read together, as the analyzer does.
        var isPresent = new bool[input.Functions.Length];
        foreach (var slot in input.Slots.Values) isPresent[slot] = !input.Functions[slot].IsGone;
        var each = SeriesBlock.ValuesOf(account.Length);
        var block = new float[SeriesBlock.Slots * each];
        var function = new FunctionCase(account, block);
        for (var first = 0; first < isPresent.Length; first += SeriesBlock.Slots)
        {
            var count = Math.Min(SeriesBlock.Slots, isPresent.Length - first);
            SeriesBlock.Fill(input.Minutes, first, count, block);
            for (var i = 0; i < count; i++)
            {
                if (!isPresent[first + i]) continue;
                function.MoveTo(first + i, i * each);
                if (!function.Configuration.Reserved.IsKnown || function.NewestKnown < 0) unjudged.Add(function.Name);
                given.AddRange(Of(function.Name, Recommender.For(function), stranded.GetValueOrDefault(first + i)));
            }
        }
        return new(given.ToImmutable(), unjudged.ToImmutable());
    }

    /// <param name="recommended">For the function.</param>
    /// <param name="stranded">The finding that its reservation is never needed; null when it is needed.</param>
    public static IEnumerable<GivenRecommendation> Of(string function, ImmutableArray<Recommendation> recommended, Finding? stranded)
    {
        var isReservedGiven = false;
        foreach (var each in recommended)
        {
            var isReserved = each.Kind == RecommendationKind.Reserved;
            isReservedGiven |= isReserved;
            yield return Of(function, each, isReserved && stranded is not null);
        }
        // A function that never ran has no load to recommend from; its reservation can go all the same.
        if (stranded is not null && !isReservedGiven) yield return Of(stranded);
    }

    /// <summary>True when the setting it is about has another value by now: it is settled, for better or worse.</summary>
    public static bool IsOutdated(GivenRecommendation given, FunctionConfiguration now) => given.Kind switch
    {
        RecommendationKind.Reserved => now.Reserved.IsKnown && Number(now.Reserved.Value) != given.Before,
        RecommendationKind.Provisioned => now.Provisioned is { } provisioned && Number(provisioned.IsEmpty ? null : provisioned.Sum(each => each.Requested)) != given.Before,
        RecommendationKind.Memory => now.MemoryMegabytes is { } memory && Number(memory) != given.Before,
        RecommendationKind.Timeout => now.Timeout is { } timeout && Number((int)timeout.TotalSeconds) != given.Before,
        _ => false,
    };

    private static GivenRecommendation Of(string function, Recommendation recommended, bool isStranded) => new(
        function, recommended.Kind, recommended.Now is { } now ? Text(now) : null,
        // Two levels a day are no single number.
        recommended.Kind == RecommendationKind.ProvisionedSchedule ? recommended.Title : Text(recommended.Then),
        recommended.Title, recommended.Reason, recommended.MonthlyThen - recommended.MonthlyNow, isStranded);

    private static GivenRecommendation Of(Finding stranded)
    {
        var keep = stranded.Evidence.More.First(measure => measure.Name == "enough to reserve").Value;
        return new(
            stranded.Function, RecommendationKind.Reserved, Text(stranded.Evidence.Threshold), keep > 0 ? Number((int)keep)! : GivenRecommendation.Removed,
            keep > 0 ? string.Create(CultureInfo.InvariantCulture, $"Reserve {keep:N0}") : "Remove the reservation", stranded.Note ?? "It never came near its reservation.", 0, IsStranded: true);
    }

    private static string Text(Measure measure) =>
        (measure.Unit == MeasureUnit.Milliseconds ? measure.Value / 1000 : measure.Value).ToString("0.###", CultureInfo.InvariantCulture);

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
