using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Delivery;

/// <summary>A metric of which a single count is one too many. The counts are exact, so what they say is proved.</summary>
internal static class CountRule
{
    /// <summary>
    /// Counts from which it is worth saying: each stands for work that was lost or ended. Source: Lambda developer guide,
    /// monitoring-metrics-types.
    /// </summary>
    public const int Fewest = 1;

    /// <summary>The minutes with a count; null, and nothing allocated, when there is none.</summary>
    public static List<MinuteRun>? Runs(ReadOnlySpan<float> counts)
    {
        if (!Series.Reaches(counts, Fewest)) return null;
        Span<MinuteState> states = stackalloc MinuteState[counts.Length];
        for (var i = 0; i < states.Length; i++)
        {
            if (float.IsNaN(counts[i])) continue;
            states[i] = counts[i] >= Fewest ? MinuteState.Holds : MinuteState.DoesNotHold;
        }
        return RunFinding.Runs(states, 1);
    }

    public static Finding Describe(
        FunctionCase examined, Pattern pattern, Harm harm, FunctionMetric metric, string measure, List<MinuteRun> runs, params ReadOnlySpan<Measure> more)
    {
        var total = Series.Sum(examined[metric]);
        return RunFinding.Of(examined, pattern, Confidence.Proved, harm, new(new(measure, total), new("tolerated", 0), more), runs, total);
    }
}
