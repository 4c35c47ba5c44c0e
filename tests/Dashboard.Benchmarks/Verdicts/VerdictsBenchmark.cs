using System.Globalization;
using Dashboard.Analysis.Findings;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>
/// How often verdicts are right, held against what the simulator knows: seeded runs of all scenes, varied, with late data and missing
/// minutes. Option seed below 1,000 is for tuning, from 1,000 on for reporting: figures are given for seeds that nobody has tuned by.
/// Option explain 1 lists what was misjudged, run N plays that run alone.
/// </summary>
internal static class VerdictsBenchmark
{
    private const int Explained = 60;

    public static Task RunAsync(Arguments arguments)
    {
        var seed = arguments["seed", 1];
        int[] indexes = arguments["run", -1] is var only and >= 0 ? [only] : [.. Enumerable.Range(0, arguments["runs", 200])];
        var graded = new (ThrottleScore Throttles, List<Misjudgement> Misjudged)[indexes.Length];
        Parallel.For(0, indexes.Length, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            graded[i] = (new(), []);
            var start = TimeProvider.System.GetTimestamp();
            var run = PlayedRun.Of(RunPlan.OfScenes(seed, indexes[i]));
            var played = TimeProvider.System.GetElapsedTime(start);
            ThrottleGrader.Grade(run, graded[i].Throttles, graded[i].Misjudged);
            if (arguments["times", 0] > 0) Console.WriteLine($"{run.Plan.Index} {run.Plan.Scene} {run.Plan.Minutes} min, {run.Plan.UsageDays} days: {played.TotalSeconds:F1} s, all {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F1} s");
        });

        var throttles = new ThrottleScore();
        foreach (var run in graded) throttles.Add(run.Throttles);
        if (arguments["explain", 0] > 0) Explain(graded.SelectMany(run => run.Misjudged));
        PrintMatrix(throttles);
        return Task.CompletedTask;
    }

    private static void Explain(IEnumerable<Misjudgement> misjudged)
    {
        foreach (var kind in misjudged.GroupBy(m => m.Kind).OrderByDescending(kind => kind.Count()))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} x {kind.Key}"));
            foreach (var one in kind.Take(Explained / 10)) Console.WriteLine($"    {one}");
        }
    }

    private static void PrintMatrix(ThrottleScore score)
    {
        for (var row = 0; row <= ThrottleScore.Open; row++)
            Console.WriteLine($"{(row == ThrottleScore.Open ? "mixed" : ((Pattern)row).ToString()),-30}{string.Join(' ', Enumerable.Range(0, ThrottleScore.None + 1).Select(c => $"{score[row, c],6}"))}");
        for (var row = 0; row < ThrottleScore.Open; row++) Console.WriteLine(score.Of((Pattern)row));
        Console.WriteLine(score.Provisional);
    }
}
