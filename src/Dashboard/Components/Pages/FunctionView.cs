using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Charts;
using Dashboard.Components.Findings;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What a function's page shows of a snapshot.</summary>
/// <param name="Row">Null when there is no such function.</param>
/// <param name="Findings">The most urgent first.</param>
/// <param name="Selected">The finding whose minutes and threshold the charts show; null without findings.</param>
/// <param name="Freshness">Of its own series.</param>
/// <param name="Reading">How it is read; the default when there is no such function.</param>
/// <param name="CloseMatches">Names that may have been meant when there is none.</param>
public sealed record FunctionView(
    string Name, FunctionRow? Row, ImmutableArray<Finding> Findings, Finding? Selected, ImmutableArray<Recommendation> Recommendations,
    ImmutableArray<ConfigurationItem> Configuration, ImmutableArray<ChartModel> Charts, Freshness Freshness, FunctionReading Reading, ImmutableArray<string> CloseMatches)
{
    /// <param name="finding">Key of the finding to pick out; the most urgent one when there is no such.</param>
    public static FunctionView From(AccountSnapshot snapshot, string name, RowWindow window, string? finding, DateTimeOffset now)
    {
        if (!snapshot.Slots.TryGetValue(name, out var slot)) return new(name, null, [], null, [], [], [], Freshness.Unknown, default, Pages.CloseMatches.Of(name, snapshot.Slots.Keys));

        ImmutableArray<Finding> findings = [.. snapshot.Analysis.Of(slot)];
        var selected = findings.FirstOrDefault(candidate => FindingKey.Of(candidate) == finding) ?? findings.FirstOrDefault();
        return new(
            name,
            snapshot.Rows.Over(window).FirstOrDefault(row => row.Slot == slot),
            findings,
            selected,
            FunctionRecommendations.Of(snapshot, slot),
            ConfigurationItem.From(snapshot.Functions[slot], snapshot.Health, now),
            FunctionCharts.From(snapshot, slot, window, selected),
            Freshness.From(snapshot, slot),
            snapshot.Plan.Of(slot),
            []);
    }
}
