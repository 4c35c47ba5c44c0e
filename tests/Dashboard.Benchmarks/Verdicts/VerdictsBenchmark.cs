using Dashboard.Analysis.Findings;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>
/// How often verdicts are right, held against what the simulator knows: seeded runs of all scenes, varied, with late data and missing
/// minutes, and quiet fleets for false findings. Seeds below 1,000 are for tuning, those from 1,000 on for reporting: figures are given for
/// seeds that nobody has tuned by. With --explain 1 lists what was misjudged; --run N plays one run alone.
/// </summary>
internal static class VerdictsBenchmark
{
    /// <summary>Classes with fewer cases say little and do not make the least precision or recall.</summary>
    private const int FewestCases = 10;

    public static Task RunAsync(Arguments arguments)
    {
        var seed = arguments["seed", 1];
        var only = arguments["run", -1];
        int[] runs = only >= 0 ? [only] : [.. Enumerable.Range(0, arguments["runs", 200])];
        int[] fleets = only >= 0 ? [] : [.. Enumerable.Range(0, arguments["quiet", Math.Max(1, runs.Length / 10)])];
        var graded = InParallel(runs, index => GradedRun.Of(RunPlan.OfScenes(seed, index)));
        var quiet = InParallel(fleets, index => QuietFleet.FalseFindings(PlayedRun.Of(RunPlan.Quiet(seed, index))).ToList());
        if (arguments["explain", 0] > 0) Explain(graded.SelectMany(run => run.Misjudged), quiet.SelectMany(found => found));

        var throttles = new ThrottleScore();
        foreach (var run in graded) throttles.Add(run.Throttles);
        ConfusionTable.Print(throttles);
        var classes = Enumerable.Range(0, ThrottleLabel.Causes).Select(cause => throttles.Of((Pattern)cause))
            .Concat(graded.SelectMany(run => run.Patterns.Values).GroupBy(score => score.Name).Select(scores => scores.Aggregate((sum, score) => sum.Plus(score))))
            .ToArray();
        var functionDays = fleets.Sum(index => QuietFleet.FunctionDays(RunPlan.Quiet(seed, index)));
        var falseFindings = quiet.Sum(found => found.Count);
        var (right, open, wrong) = throttles.Provisional;
        Console.WriteLine($"Provisional minutes: {right} right, {open} left open, {wrong} wrong. Quiet fleets: {falseFindings} false findings in {functionDays:F0} function-days.");
        Console.WriteLine();

        var report = new Report("class", "support", "precision", "recall", "wrong");
        foreach (var score in classes) report.Row(score.Name, score.Support, Share(score.Precision), Share(score.Recall), score.Wrong);
        report.Print(
            ("precision_min", Share(classes.Where(s => s.Right + s.Wrong >= FewestCases).Select(s => s.Precision).DefaultIfEmpty(double.NaN).Min())),
            ("recall_min", Share(classes.Where(s => s.Support >= FewestCases).Select(s => s.Recall).DefaultIfEmpty(double.NaN).Min())),
            ("false_per_function_day", functionDays == 0 ? "-" : $"{falseFindings / functionDays:F4}"),
            ("undecidable_share", $"{throttles.UndecidedShare:F4}"));
        return Task.CompletedTask;
    }

    private static T[] InParallel<T>(int[] indexes, Func<int, T> play)
    {
        var results = new T[indexes.Length];
        Parallel.For(0, indexes.Length, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => results[i] = play(indexes[i]));
        return results;
    }

    private static void Explain(IEnumerable<Misjudgement> misjudged, IEnumerable<Misjudgement> falseFindings)
    {
        const int Examples = 8;
        foreach (var kind in misjudged.GroupBy(m => m.Kind).Concat(falseFindings.GroupBy(m => $"quiet fleet: {m.Verdict}")).OrderByDescending(kind => kind.Count()))
        {
            Console.WriteLine($"{kind.Count()} x {kind.Key}");
            foreach (var one in kind.Take(Examples)) Console.WriteLine($"    {one}");
        }
        Console.WriteLine();
    }

    private static string Share(double value) => double.IsNaN(value) ? "-" : $"{value:F3}";
}
