using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Live;
using Dashboard.Tests.Components;
using Dashboard.Tests.Components.Findings;
using Dashboard.WhatIf;

namespace Dashboard.Tests.WhatIf;

public sealed class PresetTests
{
    private readonly SnapshotBuilder _snapshot = new(new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero));

    [Fact]
    public void All_of_them_come_first_then_what_is_given_back_then_each_by_how_much_it_moves()
    {
        var presets = Preset.Of(With(Stranded("tax", 50, 5), Stranded("import", 400, 20)));
        Assert.Equal(["All recommendations", "Reclaim stranded reserve", "Reserve 20 for import", "Reserve 5 for tax"], presets.Select(preset => preset.Title));
        Assert.All(presets.Take(2), preset => Assert.Equal(["import,20,", "tax,5,"], preset.Rows.Select(row => row.Text)));
        Assert.Equal(["import,20,"], presets[2].Rows.Select(row => row.Text));
    }

    [Fact]
    public void A_single_one_needs_no_set() => Assert.Equal(["Reserve 5 for tax"], Preset.Of(With(Stranded("tax", 50, 5))).Select(preset => preset.Title));

    [Fact]
    public void Without_recommendations_there_are_none() => Assert.Empty(Preset.Of(_snapshot.Function(Rows.Idle("f")).Build()));

    [Fact]
    public void Both_settings_of_a_function_are_one_row() => Assert.Equal(
        ["f,60,12"],
        Preset.ByFunction([new("f", RecommendationKind.Reserved, 50, 60, "", 0), new("f", RecommendationKind.Provisioned, 20, 12, "", 0)]).Select(row => row.Text));

    private AccountSnapshot With(params Finding[] findings)
    {
        foreach (var finding in findings) _snapshot.Function(Rows.Idle(finding.Function), Configurations.Plain with { Reserved = ReservedConcurrency.Of((int)finding.Evidence.Threshold.Value) });
        return _snapshot.Found(findings).Build();
    }

    private static Finding Stranded(string function, double now, double enough) => Found.Of(Pattern.StrandedReserve, function, Harm.Wasted) with
    {
        Evidence = new(new("peak concurrency", enough - 1), new("reserved concurrency", now), new("reclaimable without a quota request", now - enough), new Measure("enough to reserve", enough)),
    };
}
