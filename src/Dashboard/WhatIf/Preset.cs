using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Dashboard.Review;

namespace Dashboard.WhatIf;

/// <summary>Changes that recommendations suggest, to begin with.</summary>
public sealed record Preset(string Title, ImmutableArray<ChangeRow> Rows)
{
    private const int MostSingle = 6;

    /// <summary>Whole sets first, then what moves most.</summary>
    public static ImmutableArray<Preset> Of(AccountSnapshot snapshot)
    {
        var adjustments = Adjustment.Of(snapshot);
        ImmutableArray<ChangeRow> starved = [.. Starved(snapshot).Where(row => !adjustments.Any(adjustment => adjustment.Function == row.Function))];
        ImmutableArray<ChangeRow> all = [.. ByFunction(adjustments), .. starved];
        ImmutableArray<ChangeRow> reclaimed = [.. ByFunction(adjustments.Where(adjustment => adjustment.Kind == RecommendationKind.Reserved && adjustment.Then < adjustment.Now))];
        var presets = ImmutableArray.CreateBuilder<Preset>();
        if (all.Length > 1) presets.Add(new("All recommendations", [.. all.Take(WhatIfForm.MostRows)]));
        if (reclaimed.Length > 1) presets.Add(new("Reclaim stranded reserve", [.. reclaimed.Take(WhatIfForm.MostRows)]));
        var single = all.OrderByDescending(row => adjustments.Where(adjustment => adjustment.Function == row.Function).Sum(adjustment => Math.Abs(adjustment.Then - adjustment.Now)));
        foreach (var row in starved.Concat(single).Distinct().Take(MostSingle)) presets.Add(new(Name(row), [row]));
        return presets.ToImmutable();
    }

    /// <summary>One row a function, whichever of its settings are recommended.</summary>
    public static IEnumerable<ChangeRow> ByFunction(IEnumerable<Adjustment> adjustments) => adjustments
        .GroupBy(adjustment => adjustment.Function, StringComparer.Ordinal)
        .Select(group => new ChangeRow(group.Key, Then(group, RecommendationKind.Reserved), Then(group, RecommendationKind.Provisioned)));

    /// <summary>Functions throttled without a reservation for which one is recommended.</summary>
    private static IEnumerable<ChangeRow> Starved(AccountSnapshot snapshot)
    {
        foreach (var name in snapshot.Analysis.Findings.Where(finding => finding.Group == PatternGroup.Throttling && finding.Function.Length > 0).Select(finding => finding.Function).Distinct())
        {
            if (!snapshot.Slots.TryGetValue(name, out var slot)) continue;
            if (FunctionRecommendations.Of(snapshot, slot).FirstOrDefault(each => each.Kind == RecommendationKind.Reserved) is { } reserve)
                yield return new(name, Text(reserve.Then.Value), "");
        }
    }

    private static string Name(ChangeRow row) => (row.Reserved, row.Provisioned) switch
    {
        (ChangeRow.None, "") => $"Remove the reservation of {row.Function}",
        (var reserved, "") => $"Reserve {reserved} for {row.Function}",
        ("", var provisioned) => $"Provision {provisioned} for {row.Function}",
        var (reserved, provisioned) => $"Reserve {reserved}, provision {provisioned} for {row.Function}",
    };

    private static string Then(IEnumerable<Adjustment> adjustments, RecommendationKind kind) =>
        adjustments.FirstOrDefault(adjustment => adjustment.Kind == kind)?.ThenText ?? "";

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
