using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>
/// Invocations ended by the timeout: the longest took as long as the timeout is, and there were errors. Of busy minutes at least one in
/// a hundred must have, so that one call in thousands is no incident.
/// </summary>
public sealed class TimingOutRule : IFunctionRule
{
    /// <summary>Minutes with timeouts, unless half of a minute's invocations timed out. A house rule: one call alone can meet a lost connection.</summary>
    public const int FewestMinutes = 2;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var watch = new TimeoutWatch(examined);
        var maximum = examined[FunctionMetric.DurationMaximum];
        if (!examined.IsActive || !Series.Reaches(maximum, TimeoutWatch.AtTimeout * watch.Timeout)) return;

        var invocations = examined[FunctionMetric.Invocations];
        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        for (var i = 0; i < states.Length; i++)
        {
            if (float.IsNaN(maximum[i]) || float.IsNaN(invocations[i])) continue;
            states[i] = Holds(watch, i, invocations[i], examined[FunctionMetric.DurationP99][i], examined[FunctionMetric.Errors][i])
                ? MinuteState.Holds : MinuteState.DoesNotHold;
        }
        List<MinuteRun>? runs = null;
        var reader = new RunReader(states);
        while (reader.Next(out var run))
            if (run.Holding >= FewestMinutes || HalfTimedOut(watch, run)) (runs ??= []).Add(run);
        if (runs is not null) findings.Add(Describe(examined, watch, runs));
    }

    private static bool Holds(TimeoutWatch watch, int index, float invocations, float p99, float errors)
    {
        if (watch.AtLeast(index) == 0) return false;
        if (invocations < TimeoutWatch.SamplesOfP99) return true;
        return float.IsNaN(p99) ? errors >= invocations / 100 : watch.IsAt(p99);
    }

    private static bool HalfTimedOut(TimeoutWatch watch, MinuteRun run)
    {
        for (var i = run.First; i <= run.Last; i++)
            if (watch.HalfTimedOut(i)) return true;
        return false;
    }

    private static Finding Describe(FunctionCase examined, TimeoutWatch watch, List<MinuteRun> runs)
    {
        double atLeast = 0, atMost = 0;
        var isProved = false;
        foreach (var run in runs)
        {
            for (var i = run.First; i <= run.Last; i++)
            {
                var certain = watch.AtLeast(i);
                if (certain == 0) continue;
                atLeast += certain;
                atMost += examined[FunctionMetric.Errors][i];
                isProved |= watch.IsProved(i);
            }
        }
        var total = runs.Sum(examined[FunctionMetric.Invocations]);
        var newest = runs[^1];
        return RunFinding.Of(
            examined, Pattern.TimingOut, isProved ? Confidence.Proved : Confidence.Likely, Harm.Failed,
            new(new("maximum duration", Series.Maximum(examined[FunctionMetric.DurationMaximum][newest.Range]), MeasureUnit.Milliseconds),
                new("timeout", watch.Timeout, MeasureUnit.Milliseconds),
                new Measure("share timed out, at most", atMost / total, MeasureUnit.Share),
                new Measure("share timed out, at least", atLeast / total, MeasureUnit.Share),
                new Measure("invocations", total)),
            runs, atMost);
    }
}
