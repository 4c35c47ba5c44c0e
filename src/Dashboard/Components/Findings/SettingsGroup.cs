using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>The same advice for several functions.</summary>
/// <param name="Findings">The most urgent first.</param>
public sealed record SettingsGroup(Pattern Pattern, ImmutableArray<Finding> Findings)
{
    /// <param name="findings">In order of urgency; groups are in that of their first.</param>
    public static ImmutableArray<SettingsGroup> From(IEnumerable<Finding> findings) =>
        [.. findings.GroupBy(finding => finding.Pattern).Select(group => new SettingsGroup(group.Key, [.. group]))];
}
