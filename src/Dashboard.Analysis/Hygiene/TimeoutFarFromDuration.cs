using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>
/// A timeout many times what invocations ever take: when something they wait for hangs, each holds an environment, and a place in the
/// concurrency limit, for all that time.
/// </summary>
public sealed class TimeoutFarFromDuration : IFunctionRule
{
    private const int HoursPerDay = 24;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || examined.Configuration.Timeout is not { } timeout || timeout < HygieneThresholds.LongTimeout) return;
        var most = timeout.TotalMilliseconds / HygieneThresholds.TimeoutFactor;
        if (!Stays(examined[FunctionMetric.DurationMaximum], most, out var longest)) return;
        var seen = Sum(examined[FunctionMetric.Invocations], out _);
        var hours = 0;
        if (examined.Usage is { } usage)
        {
            if (!Stays(usage[UsageMetric.DurationMaximum], most, out var earlier)) return;
            longest = Math.Max(longest, earlier);
            seen = Math.Max(seen, Sum(usage[UsageMetric.Invocations], out hours));
        }
        if (longest == 0 || seen < HygieneThresholds.FewestInvocations) return;

        findings.Add(SettingFinding.Of(
            examined, Pattern.TimeoutFarFromDuration, hours >= HygieneThresholds.Days * HoursPerDay ? Confidence.Likely : Confidence.Possible, Harm.Advice,
            new(
                new("timeout", timeout.TotalMilliseconds, MeasureUnit.Milliseconds), new("longest invocation", longest, MeasureUnit.Milliseconds),
                new("times as long", timeout.TotalMilliseconds / longest, MeasureUnit.Factor), new("invocations looked at", seen)),
            "Should a dependency hang, every invocation waits for the whole timeout and holds its concurrency meanwhile."));
    }

    /// <summary>False as soon as one invocation was too long for the timeout to be far from it.</summary>
    private static bool Stays(ReadOnlySpan<float> durations, double most, out float longest)
    {
        longest = 0;
        foreach (var duration in durations)
        {
            if (duration > most) return false;
            if (duration > longest) longest = duration;
        }
        return true;
    }

    private static double Sum(ReadOnlySpan<float> counts, out int known)
    {
        (var sum, known) = (0.0, 0);
        foreach (var count in counts)
        {
            if (float.IsNaN(count)) continue;
            sum += count;
            known++;
        }
        return sum;
    }
}
