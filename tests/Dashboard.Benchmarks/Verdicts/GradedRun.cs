namespace Dashboard.Benchmarks.Verdicts;

/// <summary>All that is kept of a run.</summary>
internal sealed record GradedRun(ThrottleScore Throttles, Dictionary<string, ClassScore> Patterns, List<Misjudgement> Misjudged)
{
    public static GradedRun Of(RunPlan plan)
    {
        var run = PlayedRun.Of(plan);
        var graded = new GradedRun(new(), new(StringComparer.Ordinal), []);
        ThrottleGrader.Grade(run, graded.Throttles, graded.Misjudged);
        PatternGrader.Grade(run, graded.Patterns, graded.Misjudged);
        return graded;
    }
}
