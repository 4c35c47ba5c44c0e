using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Charts;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What a function's page shows of a snapshot.</summary>
/// <param name="Row">Null when there is no such function.</param>
/// <param name="CloseMatches">Names that may have been meant when there is none.</param>
public sealed record FunctionView(string Name, FunctionRow? Row, ImmutableArray<ConfigurationItem> Configuration, ImmutableArray<ChartModel> Charts, ImmutableArray<string> CloseMatches)
{
    public static FunctionView From(AccountSnapshot snapshot, string name, RowWindow window, DateTimeOffset now)
    {
        if (!snapshot.Slots.TryGetValue(name, out var slot)) return new(name, null, [], [], Pages.CloseMatches.Of(name, snapshot.Slots.Keys));

        FunctionConfiguration configuration = snapshot.Functions[slot];
        var row = snapshot.Rows.Over(window).FirstOrDefault(row => row.Slot == slot);
        return new(name, row, ConfigurationItem.From(configuration, snapshot.Health, now), FunctionCharts.From(snapshot, configuration, slot, window), []);
    }
}
