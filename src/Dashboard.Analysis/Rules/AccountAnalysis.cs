using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Rules;

/// <summary>What an analysis found.</summary>
/// <param name="Findings">The most urgent first, see <see cref="FindingOrder"/>.</param>
public sealed record AccountAnalysis(AnalysisInput Input, ImmutableArray<Finding> Findings)
{
    private readonly Lazy<ILookup<int, Finding>> _bySlot = new(() => Findings.ToLookup(finding => finding.Slot));

    /// <summary>Of one function, the most urgent first; <see cref="Finding.Account"/> for those of the account.</summary>
    public IEnumerable<Finding> Of(int slot) => _bySlot.Value[slot];

    public Finding? Worst(int slot) => Of(slot).FirstOrDefault();
}
