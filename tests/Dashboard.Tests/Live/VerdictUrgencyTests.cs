using CsCheck;
using Dashboard.Analysis.Findings;
using Dashboard.Live;
using Dashboard.Tests.Components.Findings;

namespace Dashboard.Tests.Live;

public sealed class VerdictUrgencyTests
{
    private static readonly Gen<Finding> Findings =
        from harm in Gen.Enum<Harm>()
        from confidence in Gen.Enum<Confidence>()
        from isOngoing in Gen.Bool
        select Found.Of(Pattern.ErrorRate, "f", harm, isOngoing) with { Confidence = confidence };

    [Fact]
    public void Verdicts_are_in_the_order_of_the_findings_they_stand_for() => Gen.Select(Findings, Findings).Sample((x, y) =>
        Assert.Equal(Math.Sign(FindingOrder.Urgency.Compare(x, y)), Math.Sign(VerdictUrgency.Of(Verdict.Of(y)!.Value) - VerdictUrgency.Of(Verdict.Of(x)!.Value))));

    [Fact]
    public void Groups_found_are_those_put_in() => Gen.Enum<PatternGroup>().Array.Sample(groups =>
    {
        var found = groups.Aggregate(default(FoundGroups), (known, group) => known.With(group));
        Assert.All(Enum.GetValues<PatternGroup>(), group => Assert.Equal(groups.Contains(group), found.Contains(group)));
    });
}
