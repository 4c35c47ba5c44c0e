using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>
/// Durations well above the function's own usual: that of the same hour of earlier weeks where it is known, else of its other minutes in
/// the window. By the median, or the average where no percentiles are known. Minutes in which half the invocations timed out are left
/// to <see cref="TimingOutRule"/>. All thresholds are house rules: AWS names none.
/// </summary>
public sealed class SlowerThanUsualRule : IFunctionRule
{
    /// <summary>Times the usual. Half as long again is more than a change of the callers' data makes.</summary>
    public const double Factor = 1.5;

    /// <summary>Milliseconds above the usual: less than this nobody waits for.</summary>
    public const double Material = 50;

    /// <summary>
    /// In units of the factor by which durations move from one minute to the next anyway, on a logarithmic scale: where they vary, an
    /// episode has to stand out.
    /// </summary>
    public const double Scatters = 3;

    /// <summary>Minutes it must hold in.</summary>
    public const int FewestMinutes = 3;

    /// <summary>Invocations a minute must have for its median to count at all.</summary>
    public const int EnoughInMinute = 5;

    /// <summary>Invocations an episode must have: three minutes of one every three seconds.</summary>
    public const int EnoughInEpisode = 60;

    /// <summary>Other minutes that tell what is usual, where no earlier week does.</summary>
    public const int EnoughOtherMinutes = 15;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || !HasEnough(examined[FunctionMetric.Invocations])) return;
        var isMedian = !float.IsNaN((float)Series.Maximum(examined[FunctionMetric.DurationP50]));
        var durations = examined[isMedian ? FunctionMetric.DurationP50 : FunctionMetric.DurationAverage];
        var history = isMedian ? UsageMetric.DurationP50 : UsageMetric.DurationAverage;

        Span<float> scratch = stackalloc float[examined.Length];
        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        Judgeable(examined, durations, states);
        var trailing = MedianOf(durations, states, MinuteState.DoesNotHold, scratch, out _);
        if (Mark(examined, durations, history, trailing, Factor, states) < FewestMinutes) return;

        trailing = MedianOf(durations, states, MinuteState.DoesNotHold, scratch, out var others);
        if (others < EnoughOtherMinutes) trailing = float.NaN;
        Mark(examined, durations, history, trailing, Math.Max(Factor, Math.Exp(Scatters * Scatter(durations, states, scratch))), states);
        List<MinuteRun>? runs = null;
        var reader = new RunReader(states);
        while (reader.Next(out var run))
            if (run.Holding >= FewestMinutes && Series.Sum(examined[FunctionMetric.Invocations][run.Range]) >= EnoughInEpisode) (runs ??= []).Add(run);
        if (runs is not null) findings.Add(Describe(examined, durations, isMedian, history, trailing, runs, scratch));
    }

    private static bool HasEnough(ReadOnlySpan<float> invocations)
    {
        var sum = 0f;
        foreach (var count in invocations)
            if (count >= EnoughInMinute) sum += count;
        return sum >= EnoughInEpisode;
    }

    private static void Judgeable(FunctionCase examined, ReadOnlySpan<float> durations, Span<MinuteState> states)
    {
        var invocations = examined[FunctionMetric.Invocations];
        var watch = new TimeoutWatch(examined);
        for (var i = 0; i < states.Length; i++)
        {
            if (invocations[i] >= EnoughInMinute && !float.IsNaN(durations[i]) && !watch.HalfTimedOut(i)) states[i] = MinuteState.DoesNotHold;
        }
    }

    /// <returns>How many minutes hold.</returns>
    private static int Mark(
        FunctionCase examined, ReadOnlySpan<float> durations, UsageMetric history, float trailing, double factor, Span<MinuteState> states)
    {
        var baseline = new HourlyBaseline(examined, history);
        var holding = 0;
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] == MinuteState.Unknown) continue;
            var usual = baseline.At(i);
            if (float.IsNaN(usual)) usual = trailing;
            var holds = durations[i] >= factor * usual && durations[i] - usual >= Material;
            states[i] = holds ? MinuteState.Holds : MinuteState.DoesNotHold;
            if (holds) holding++;
        }
        return holding;
    }

    private static float MedianOf(ReadOnlySpan<float> durations, ReadOnlySpan<MinuteState> states, MinuteState wanted, Span<float> scratch, out int count)
    {
        count = 0;
        for (var i = 0; i < states.Length; i++)
            if (states[i] == wanted) scratch[count++] = durations[i];
        return Series.Median(scratch[..count]);
    }

    /// <summary>Median step of the logarithm from one minute to the next: unlike a deviation it does not grow with a shift of level.</summary>
    private static double Scatter(ReadOnlySpan<float> durations, ReadOnlySpan<MinuteState> states, Span<float> scratch)
    {
        var count = 0;
        var previous = -1;
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] == MinuteState.Unknown) continue;
            if (previous >= 0) scratch[count++] = MathF.Abs(MathF.Log(MathF.Max(1, durations[i]) / MathF.Max(1, durations[previous])));
            previous = i;
        }
        return count == 0 ? 0 : Series.Median(scratch[..count]);
    }

    private static Finding Describe(
        FunctionCase examined, ReadOnlySpan<float> durations, bool isMedian, UsageMetric history, float trailing, List<MinuteRun> runs, Span<float> scratch)
    {
        var newest = runs[^1];
        var weekly = new HourlyBaseline(examined, history).At(newest.Last);
        var isWeekly = !float.IsNaN(weekly);
        var usual = isWeekly ? weekly : trailing;
        var count = 0;
        foreach (var duration in durations[newest.Range])
            if (duration >= Factor * usual) scratch[count++] = duration;
        double now = Series.Median(scratch[..count]);
        var statistic = isMedian ? "median duration" : "average duration";
        return RunFinding.Of(
            examined, Pattern.SlowerThanUsual, isWeekly && isMedian ? Confidence.Proved : Confidence.Likely, Harm.Slower,
            RunFinding.Known(new(statistic, now, MeasureUnit.Milliseconds),
                new($"usual {statistic}", usual, MeasureUnit.Milliseconds),
                new Measure("times as long as usual", now / usual, MeasureUnit.Factor),
                new Measure("p99 duration", Series.Maximum(examined[FunctionMetric.DurationP99][newest.Range]), MeasureUnit.Milliseconds)),
            runs, runs.Sum(examined[FunctionMetric.Invocations])) with
        {
            Note = isWeekly ? "Usual is the same hour of earlier weeks." : "Usual is the median of the function's other minutes in view.",
        };
    }
}
