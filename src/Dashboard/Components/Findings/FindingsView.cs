using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>An account's findings by how much they ask for attention, each list in the order of urgency.</summary>
/// <param name="Pressing">What does harm or is about to, now.</param>
/// <param name="Earlier">What did and is over.</param>
/// <param name="Settings">What asks for a change some day.</param>
/// <param name="Intended">Limited on purpose.</param>
public sealed record FindingsView(
    ImmutableArray<FindingGroup> Pressing, ImmutableArray<Finding> Earlier, ImmutableArray<SettingsGroup> Settings, ImmutableArray<Finding> Intended)
{
    /// <summary>Listed openly; more would not be read in an incident.</summary>
    public const int MostOpen = 6;

    /// <summary>The most urgent, and all of the account: no other page has those.</summary>
    public IEnumerable<FindingGroup> Open => Pressing.Where((group, rank) => rank < MostOpen || group.Head.IsOfAccount());

    /// <summary>Listed in a fold.</summary>
    public const int MostFolded = 20;

    /// <summary>The most urgent thing there is now.</summary>
    public Finding? Worst => Pressing.IsEmpty ? null : Pressing[0].Head;

    public bool IsEmpty => Pressing.IsEmpty && Earlier.IsEmpty && Settings.IsEmpty && Intended.IsEmpty;

    /// <param name="findings">In order of urgency.</param>
    public static FindingsView From(ImmutableArray<Finding> findings)
    {
        var by = findings.ToLookup(PlaceOf);
        return new(FindingGroup.From(by[Place.Pressing]), [.. by[Place.Earlier]], SettingsGroup.From(by[Place.Settings]), [.. by[Place.Intended]]);
    }

    private enum Place { Pressing, Earlier, Settings, Intended }

    private static Place PlaceOf(Finding finding)
    {
        if (finding.Harm == Harm.Intended) return Place.Intended;
        // What is merely set so that it might hurt can wait for a quiet day.
        var isSetting = finding.Group >= PatternGroup.Provisioned || finding.Pattern == Pattern.StrandedReserve;
        if (finding.Harm < Harm.AtRisk || (finding.Harm == Harm.AtRisk && isSetting)) return Place.Settings;
        return finding.IsOngoing ? Place.Pressing : Place.Earlier;
    }
}
