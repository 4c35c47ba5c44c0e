using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Delivery;

/// <summary>
/// Records of a stream wait: the iterator's age is high. Source of the meaning: Lambda developer guide, monitoring-metrics-types
/// (IteratorAge: age of the last record of a batch when it was read). Thresholds are house rules.
/// </summary>
public sealed class StreamLagRule : IFunctionRule
{
    /// <summary>Milliseconds: a minute, the grain of all that is known.</summary>
    public const double High = 60_000;

    /// <summary>Times the longest invocation: a shard waits for the batch before, and for it again when it is tried twice.</summary>
    public const double Batches = 3;

    /// <summary>Minutes it must hold in.</summary>
    public const int FewestMinutes = 3;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var ages = examined[FunctionMetric.IteratorAge];
        if (!Series.Reaches(ages, High)) return;
        var longest = Series.Maximum(examined[FunctionMetric.DurationMaximum]);
        var threshold = double.IsNaN(longest) ? High : Math.Max(High, Batches * longest);
        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        for (var i = 0; i < states.Length; i++)
        {
            if (float.IsNaN(ages[i])) continue;
            states[i] = ages[i] >= threshold ? MinuteState.Holds : MinuteState.DoesNotHold;
        }
        if (RunFinding.Runs(states, FewestMinutes) is not { } runs) return;

        var newest = ages[runs[^1].Range];
        var trend = AgeTrend.Of(newest);
        findings.Add(RunFinding.Of(
            examined, Pattern.StreamLag, Confidence.Proved, Harm.BackingUp,
            RunFinding.Known(
                new("maximum iterator age", Series.Maximum(newest), MeasureUnit.Milliseconds), new("age held against", threshold, MeasureUnit.Milliseconds),
                new Measure("newest iterator age", trend.Newest, MeasureUnit.Milliseconds),
                new Measure("age gained a minute", trend.PerMinute, MeasureUnit.Milliseconds),
                new Measure("time to catch up at this pace", trend.MinutesToCatchUp, MeasureUnit.Minutes)),
            runs) with
        {
            Note = trend.Describe("the records"),
        });
    }
}
