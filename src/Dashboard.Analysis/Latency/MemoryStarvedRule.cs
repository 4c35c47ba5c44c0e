using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>
/// Well below one vCPU, and slow in the way computing is slow: long, and so evenly long that nothing can be waiting for a dependency,
/// which has a tail. CloudWatch has no CPU metric of ordinary functions, so a dependency of unusual steadiness is not excluded and the
/// finding is never proved. Thresholds without a source are house rules.
/// </summary>
public sealed class MemoryStarvedRule : IFunctionRule
{
    /// <summary>Half of one vCPU: above it a whole one cannot even halve the time. CPU is
    /// proportional to memory: Lambda developer guide, configuration-memory.</summary>
    public const int MostMegabytes = LambdaQuotas.FullCpuMegabytes / 2;

    /// <summary>A quarter of one vCPU: with so little, hardly any computing is fast.</summary>
    public const int LikelyMegabytes = LambdaQuotas.FullCpuMegabytes / 4;

    /// <summary>Milliseconds of the median: shorter ones gain little.</summary>
    public const double ShortestMedian = 300;

    /// <summary>Milliseconds of the median: longer jobs often wait on purpose, just as steadily, for an export or another job.</summary>
    public const double LongestMedian = 15_000;

    /// <summary>Invocations that make a minute busy: of sixty calls to a service one in a hundred of which is slow,
    /// nearly half the minutes show one.</summary>
    public const int BusyMinute = 60;

    /// <summary>Busy minutes: of so many, a tail of one in a hundred shows in more than <see cref="TailedShare"/> but for one time in a million.</summary>
    public const int FewestMinutes = 30;

    /// <summary>
    /// 99th percentile over median up to which durations are even. Of some hundred calls it is about their longest, and that of calls that
    /// vary by a fifth is now and then twice the median.
    /// </summary>
    public const double EvenP99 = 2.5;

    /// <summary>Maximum over median up to which durations are even.</summary>
    public const double EvenMaximum = 3;

    /// <summary>Share of minutes that may have a tail: collections of garbage, deployments.</summary>
    public const double TailedShare = 0.05;

    /// <summary>Typical deviation of a minute's median from that of all, as a share: dependencies drift with their load, computing does not.</summary>
    public const double SteadyMedian = 0.05;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (examined.Configuration is not { MemoryMegabytes: <= MostMegabytes and var memory, OnManagedInstances: false } || !examined.IsActive) return;
        var invocations = examined[FunctionMetric.Invocations];
        if (!Series.Reaches(invocations, BusyMinute)) return;

        var p50 = examined[FunctionMetric.DurationP50];
        Span<float> medians = stackalloc float[examined.Length];
        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        var shape = Read(examined, medians, states);
        if (shape.Minutes < FewestMinutes || shape.Tailed > TailedShare * shape.Minutes) return;
        var median = Series.Median(medians[..shape.Minutes]);
        if (median is not (>= (float)ShortestMedian and <= (float)LongestMedian)) return;
        for (int i = 0, at = 0; i < states.Length; i++)
            if (states[i] == MinuteState.Holds) medians[at++] = Math.Abs(p50[i] - median);
        if (Series.Median(medians[..shape.Minutes]) > SteadyMedian * median) return;

        findings.Add(Describe(examined, memory, median, shape, RunFinding.Runs(states, 1)!));
    }

    /// <summary>Busy minutes, those apart in which half the invocations timed out: they are all equally long.</summary>
    private static Shape Read(FunctionCase examined, Span<float> medians, Span<MinuteState> states)
    {
        var invocations = examined[FunctionMetric.Invocations];
        var p50 = examined[FunctionMetric.DurationP50];
        var p99 = examined[FunctionMetric.DurationP99];
        var maximum = examined[FunctionMetric.DurationMaximum];
        var watch = new TimeoutWatch(examined);
        var shape = default(Shape);
        for (var i = 0; i < states.Length; i++)
        {
            if (!(invocations[i] >= BusyMinute) || float.IsNaN(p50[i]) || float.IsNaN(p99[i]) || float.IsNaN(maximum[i]) || watch.IsAt(p50[i])) continue;
            states[i] = MinuteState.Holds;
            medians[shape.Minutes] = p50[i];
            shape.Minutes++;
            shape.P99Sum += p99[i] / p50[i];
            if (p99[i] > EvenP99 * p50[i] || maximum[i] > EvenMaximum * p50[i]) shape.Tailed++;
        }
        return shape;
    }

    private static Finding Describe(FunctionCase examined, int memory, float median, Shape shape, List<MinuteRun> runs) => RunFinding.Of(
        examined, Pattern.MemoryStarved, memory <= LikelyMegabytes ? Confidence.Likely : Confidence.Possible, Harm.Slower,
        new(new("memory", memory, MeasureUnit.Megabytes),
            new("memory of one vCPU", LambdaQuotas.FullCpuMegabytes, MeasureUnit.Megabytes),
            new Measure("median duration", median, MeasureUnit.Milliseconds),
            new Measure("p99 over median", shape.P99Sum / shape.Minutes, MeasureUnit.Factor),
            new Measure("times as fast with one vCPU, at most", (double)LambdaQuotas.FullCpuMegabytes / memory, MeasureUnit.Factor)),
        runs, runs.Sum(examined[FunctionMetric.Invocations])) with
    {
        Note = "Durations are even, as of computing; CloudWatch does not show CPU time. Try more memory and compare.",
    };

    private struct Shape
    {
        public int Minutes;
        public int Tailed;
        public double P99Sum;
    }
}
