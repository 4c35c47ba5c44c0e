using System.Collections.Immutable;

namespace Dashboard.Analysis.Findings;

/// <summary>The numbers a finding rests on.</summary>
/// <param name="Observed">What was seen: the first of the two numbers that decided.</param>
/// <param name="Threshold">What it was held against: the second.</param>
/// <param name="More">Further numbers, the most telling first.</param>
public sealed record Evidence(Measure Observed, Measure Threshold, ImmutableArray<Measure> More)
{
    public Evidence(Measure observed, Measure threshold, params ReadOnlySpan<Measure> more) : this(observed, threshold, more.ToImmutableArray()) { }

    public bool Equals(Evidence? other) => other is not null && Observed == other.Observed && Threshold == other.Threshold && More.SequenceEqual(other.More);

    public override int GetHashCode() => HashCode.Combine(Observed, Threshold, More.Length);
}
