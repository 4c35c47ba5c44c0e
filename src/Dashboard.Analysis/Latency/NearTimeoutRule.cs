using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>
/// Durations close to the timeout, none ended by it: the 99th percentile of busy minutes, the maximum of others. Source of the advice:
/// Lambda developer guide, configuration-timeout: a timeout close to the duration of a function risks that it times out unexpectedly.
/// </summary>
public sealed class NearTimeoutRule : IFunctionRule
{
    /// <summary>Of the timeout. A house rule: a quarter more, an ordinary bad day, and invocations are ended.</summary>
    public const double Near = 0.8;

    /// <summary>A house rule: once or twice is one slow call.</summary>
    public const int FewestMinutes = 5;

    /// <summary>Minutes with timeouts from which this is no longer near: <see cref="Pattern.TimingOut"/> says it better.</summary>
    public const int TimeoutMinutes = TimingOutRule.FewestMinutes;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var watch = new TimeoutWatch(examined);
        var maximum = examined[FunctionMetric.DurationMaximum];
        if (!examined.IsActive || !Series.Reaches(maximum, Near * watch.Timeout)) return;

        var invocations = examined[FunctionMetric.Invocations];
        var p99 = examined[FunctionMetric.DurationP99];
        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        int holding = 0, timedOut = 0;
        double longest = 0;
        for (var i = 0; i < states.Length; i++)
        {
            var slowest = invocations[i] >= TimeoutWatch.SamplesOfP99 ? p99[i] : maximum[i];
            if (float.IsNaN(invocations[i]) || float.IsNaN(slowest)) continue;
            states[i] = MinuteState.DoesNotHold;
            if (watch.AtLeast(i) > 0) timedOut++;
            else if (slowest >= Near * watch.Timeout && slowest <= TimeoutWatch.OtherTimeout * watch.Timeout)
            {
                states[i] = MinuteState.Holds;
                holding++;
                longest = Math.Max(longest, slowest);
            }
        }
        if (holding < FewestMinutes || timedOut >= TimeoutMinutes) return;

        var runs = RunFinding.Runs(states, 1)!;
        findings.Add(RunFinding.Of(
            examined, Pattern.NearTimeout, Confidence.Proved, Harm.AtRisk,
            new(new("longest duration (p99 of busy minutes)", longest, MeasureUnit.Milliseconds),
                new("timeout", watch.Timeout, MeasureUnit.Milliseconds),
                new Measure("share of the timeout", longest / watch.Timeout, MeasureUnit.Share),
                new Measure("minutes", holding)),
            runs, runs.Sum(invocations)));
    }
}
