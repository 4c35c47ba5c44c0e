using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>
/// A few invocations take many times as long as most, for a good while. Minutes with fewer than a hundred samples are not judged, nor
/// are those whose 99th percentile is the timeout or whose median is itself above what it usually is. All thresholds are house rules.
/// </summary>
public sealed class LongTailRule : IFunctionRule
{
    /// <summary>99th percentile over median. Five to eight is common where one call in a hundred meets a retry or a collection of garbage.</summary>
    public const double Factor = 10;

    /// <summary>Milliseconds: a shorter 99th percentile keeps nobody waiting.</summary>
    public const double Material = 1000;

    /// <summary>Minutes it must hold in: a minute or two have a tail by chance.</summary>
    public const int FewestMinutes = 10;

    /// <summary>Samples from which the 99th percentile rests on ten invocations or more.</summary>
    private const int PlentyOfSamples = 1000;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var p99 = examined[FunctionMetric.DurationP99];
        if (!examined.IsActive || !Series.Reaches(p99, Material)) return;
        var invocations = examined[FunctionMetric.Invocations];
        var p50 = examined[FunctionMetric.DurationP50];
        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        Span<float> scratch = stackalloc float[examined.Length];
        int judged = 0, holding = 0;
        var watch = new TimeoutWatch(examined);
        for (var i = 0; i < states.Length; i++)
        {
            if (!(invocations[i] >= TimeoutWatch.SamplesOfP99) || float.IsNaN(p99[i]) || float.IsNaN(p50[i])) continue;
            scratch[judged++] = p50[i];
            if (watch.IsAt(p99[i])) continue;
            var holds = p99[i] >= Math.Max(Material, Factor * p50[i]);
            states[i] = holds ? MinuteState.Holds : MinuteState.DoesNotHold;
            if (holds) holding++;
        }
        if (holding < FewestMinutes) return;

        var usual = Series.Median(scratch[..judged]);
        for (var i = 0; i < states.Length; i++)
            if (p50[i] >= SlowerThanUsualRule.Factor * usual) states[i] = MinuteState.Unknown;
        if (RunFinding.Runs(states, FewestMinutes) is { } runs) findings.Add(Describe(examined, runs, scratch));
    }

    private static Finding Describe(FunctionCase examined, List<MinuteRun> runs, Span<float> scratch)
    {
        var newest = runs[^1].Range;
        var p99 = MedianOf(examined[FunctionMetric.DurationP99][newest], scratch);
        var p50 = MedianOf(examined[FunctionMetric.DurationP50][newest], scratch);
        var invocations = runs.Sum(examined[FunctionMetric.Invocations]);
        var perMinute = invocations / runs.Sum(run => run.Holding);
        return RunFinding.Of(
            examined, Pattern.LongTail, perMinute >= PlentyOfSamples ? Confidence.Proved : Confidence.Likely, Harm.Slower,
            new(new("p99 duration", p99, MeasureUnit.Milliseconds),
                new("median duration", p50, MeasureUnit.Milliseconds),
                new Measure("p99 over median", p99 / p50, MeasureUnit.Factor),
                new Measure("invocations", invocations)),
            runs, invocations / 100);
    }

    private static double MedianOf(ReadOnlySpan<float> values, Span<float> scratch)
    {
        var count = 0;
        foreach (var value in values)
            if (!float.IsNaN(value)) scratch[count++] = value;
        return Series.Median(scratch[..count]);
    }
}
