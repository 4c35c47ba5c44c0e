using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>Findings about runs of a function's minutes.</summary>
internal static class RunFinding
{
    /// <param name="runs">At least one, the oldest first.</param>
    public static Finding Of(
        FunctionCase examined, Pattern pattern, Confidence confidence, Harm harm, Evidence evidence, IReadOnlyList<MinuteRun> runs,
        double? requests = null) => new()
        {
            Pattern = pattern,
            Slot = examined.Slot,
            Function = examined.Name,
            Confidence = confidence,
            Harm = harm,
            Evidence = evidence,
            Minutes = [.. runs.Select(run => new MinuteRange(examined.FirstMinute + run.First, examined.FirstMinute + run.Last))],
            Requests = requests is { } count ? (long)Math.Round(count) : null,
            IsProvisional = runs[^1].Last >= examined.SettledLength,
        };

    /// <summary>Evidence without those further numbers that are not known.</summary>
    public static Evidence Known(Measure observed, Measure threshold, params ReadOnlySpan<Measure> more)
    {
        var known = new List<Measure>(more.Length);
        foreach (var measure in more)
            if (!double.IsNaN(measure.Value)) known.Add(measure);
        return new(observed, threshold, known.ToImmutableArray());
    }

    /// <summary>All runs of at least so many minutes; null, and nothing allocated, when there is none.</summary>
    public static List<MinuteRun>? Runs(ReadOnlySpan<MinuteState> states, int least)
    {
        List<MinuteRun>? runs = null;
        var reader = new RunReader(states);
        while (reader.Next(out var run))
            if (run.Holding >= least) (runs ??= []).Add(run);
        return runs;
    }

    /// <summary>Sum over all minutes of the runs.</summary>
    public static double Sum(this IReadOnlyList<MinuteRun> runs, ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        for (var i = 0; i < runs.Count; i++) sum += Series.Sum(values[runs[i].Range]);
        return sum;
    }
}
