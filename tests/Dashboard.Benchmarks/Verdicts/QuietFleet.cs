using Dashboard.Analysis.Findings;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Findings of incidents in a fleet in which there are none.</summary>
internal static class QuietFleet
{
    private const int MinutesPerDay = 1440;

    public static double FunctionDays(RunPlan plan) => (double)plan.Functions * plan.HistoryMinutes / MinutesPerDay;

    /// <summary>Every finding counts once however often it is made. One whose cause the simulator knows of is not false.</summary>
    public static IEnumerable<Misjudgement> FalseFindings(PlayedRun run)
    {
        var behaviours = run.Simulation.Stage.Fleet.ToDictionary(f => f.Name, f => f.Behaviour, StringComparer.Ordinal);
        foreach (var finding in run.Looks.SelectMany(look => look.Findings).Where(IsIncident).DistinctBy(finding => (finding.Slot, finding.Pattern)))
        {
            var isFalse = finding.Slot == Finding.Account
                ? finding.Group != PatternGroup.Throttling || !WasThrottled(run, finding)
                : IsFalse(new(run, behaviours[finding.Function], finding.Function, finding.Slot), finding);
            if (isFalse) yield return new(run.Plan, finding.Function, finding.FirstMinute, "nothing", finding.Pattern.ToString(), PatternGrader.Numbers(finding));
        }
    }

    private static bool IsFalse(FunctionFacts facts, Finding finding) => finding.Group == PatternGroup.ColdStarts
        ? !ColdStartTruth.IsBacked(facts, finding)
        : PatternTruth.Of(finding.Pattern, facts) == Expectation.Absent;

    /// <summary>A fleet's traffic may grow into its limit by chance: who says so is right.</summary>
    private static bool WasThrottled(PlayedRun run, Finding finding) =>
        finding.Minutes.All(range => run.Simulation.Truth.Functions.Any(name => run.Simulation.Truth.Of(name).Any(m => range.Contains(m.Minute) && m.Throttles > 0)));

    private static bool IsIncident(Finding finding) => finding.Pattern is Pattern.LimitSoon or Pattern.CeilingSoon
        || finding.Group is PatternGroup.Throttling or PatternGroup.Latency or PatternGroup.ColdStarts or PatternGroup.Delivery;
}
