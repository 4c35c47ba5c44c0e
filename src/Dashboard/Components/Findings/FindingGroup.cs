using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>A finding as it is listed. Functions starved by one pool share one trouble and are listed as one.</summary>
/// <param name="Head">The most urgent of them.</param>
/// <param name="Others">The same pattern in other functions, the most urgent first; empty for all but starved pools.</param>
public sealed record FindingGroup(Finding Head, ImmutableArray<Finding> Others)
{
    /// <summary>Who ate the pool.</summary>
    public ImmutableArray<Culprit> Culprits => Others.Prepend(Head).FirstOrDefault(finding => !finding.Culprits.IsEmpty)?.Culprits ?? [];

    /// <param name="findings">In order of urgency, which is kept.</param>
    public static ImmutableArray<FindingGroup> From(IEnumerable<Finding> findings)
    {
        var groups = new List<(Finding Head, List<Finding> Others)>();
        foreach (var finding in findings)
        {
            var pool = finding.Pattern is Pattern.PoolUsed or Pattern.PoolClaimedIdle ? groups.Find(group => group.Head.Pattern == finding.Pattern).Others : null;
            if (pool is null) groups.Add((finding, []));
            else pool.Add(finding);
        }
        return [.. groups.Select(group => new FindingGroup(group.Head, [.. group.Others]))];
    }
}
