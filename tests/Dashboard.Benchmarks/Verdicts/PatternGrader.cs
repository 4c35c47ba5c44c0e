using System.Globalization;
using Dashboard.Analysis.Findings;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Holds the findings of the last look against the truth, a function and pattern each.</summary>
internal static class PatternGrader
{
    /// <summary>Recall of cold starts is over all their patterns: which of them is a matter of words.</summary>
    public const string AnyColdStarts = "ColdStarts, any";

    public static void Grade(PlayedRun run, Dictionary<string, ClassScore> scores, List<Misjudgement> misjudged)
    {
        foreach (var fleet in run.Simulation.Stage.Fleet.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var facts = new FunctionFacts(run, fleet.Behaviour, fleet.Name, run.Last.Slots[fleet.Name]);
            var findings = run.Looks[^1].Of(facts.Slot).ToArray();
            foreach (var pattern in PatternTruth.Judged) Grade(pattern, facts, findings.FirstOrDefault(f => f.Pattern == pattern), run.Plan, scores, misjudged);
            GradeColdStarts(facts, [.. findings.Where(f => f.Group == PatternGroup.ColdStarts)], run.Plan, scores, misjudged);
        }
    }

    private static void Grade(
        Pattern pattern, FunctionFacts facts, Finding? finding, RunPlan plan, Dictionary<string, ClassScore> scores, List<Misjudgement> misjudged)
    {
        var truth = PatternTruth.Of(pattern, facts);
        if (truth == Expectation.Unclear) return;
        var (isThere, isFound) = (truth == Expectation.Present, finding is not null);
        Add(scores, new(pattern.ToString(), isThere ? 1 : 0, isThere && isFound ? 1 : 0, isThere && isFound ? 1 : 0, !isThere && isFound ? 1 : 0));
        if (isThere == isFound) return;
        misjudged.Add(new(plan, facts.Name, finding?.FirstMinute, isThere ? pattern.ToString() : "nothing", isFound ? pattern.ToString() : "none", Numbers(finding)));
    }

    private static void GradeColdStarts(
        FunctionFacts facts, Finding[] findings, RunPlan plan, Dictionary<string, ClassScore> scores, List<Misjudgement> misjudged)
    {
        foreach (var finding in findings)
        {
            var isBacked = ColdStartTruth.IsBacked(facts, finding);
            Add(scores, new(finding.Pattern.ToString(), 0, 0, isBacked ? 1 : 0, isBacked ? 0 : 1));
            if (!isBacked) misjudged.Add(new(plan, facts.Name, finding.FirstMinute, "nothing", finding.Pattern.ToString(), Numbers(finding)));
        }
        var due = ColdStartTruth.Due(facts);
        if (due.Length == 0) return;
        var missed = due.Where(minute => !findings.Any(finding => ColdStartTruth.Covers(finding, minute))).ToArray();
        Add(scores, new(AnyColdStarts, 1, missed.Length == 0 ? 1 : 0, 0, 0));
        if (missed.Length == 0) return;
        var truth = facts.All.First(m => m.Minute == missed[0]);
        misjudged.Add(new(plan, facts.Name, missed[0], AnyColdStarts, "none", $"{truth.ColdStarts} of {truth.Invocations} cold, {missed.Length} of {due.Length} minutes missed"));
    }

    public static string Numbers(Finding? finding) => finding is null ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Evidence.Observed.Name} {finding.Evidence.Observed.Value:0.##} against {finding.Evidence.Threshold.Name} {finding.Evidence.Threshold.Value:0.##}; {string.Join(", ", finding.Evidence.More.Select(m => $"{m.Name} {m.Value:0.##}"))} {finding.Confidence}");

    private static void Add(Dictionary<string, ClassScore> scores, ClassScore score) =>
        scores[score.Name] = scores.TryGetValue(score.Name, out var sum) ? sum.Plus(score) : score;
}
