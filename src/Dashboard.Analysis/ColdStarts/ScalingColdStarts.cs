using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

/// <summary>Environments that must have started because concurrency rose above all it had been, while the function was in use.</summary>
public sealed class ScalingColdStarts : IFunctionRule
{
    private const int Together = 2;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || examined.Configuration.OnManagedInstances) return;
        var invocations = examined[FunctionMetric.Invocations];
        if (!CanHaveRisen(examined[FunctionMetric.ConcurrentExecutions], invocations) || examined.Caller != CallerKind.Synchronous) return;
        Span<float> concurrency = stackalloc float[examined.Length];
        OnDemandConcurrency.Fill(examined, concurrency);
        var deployed = Deployment.MinuteOf(examined);
        bool[]? holds = null;
        var (sum, ran, most, before) = (0L, 0.0, 0, 0f);
        for (var i = 1; i < concurrency.Length; i++)
        {
            if (!(concurrency[i] >= Math.Max(ColdStartThresholds.Fewest, ColdStartThresholds.TypicalShare * invocations[i])) || Deployment.Covers(deployed, i)) continue;
            var started = NewEnvironments.LowerBound(
                concurrency, i, ColdStartThresholds.TrailingMinutes, ColdStartThresholds.FewestTrailing, out var highest);
            if (highest == 0 || started < ColdStartThresholds.Fewest || started < ColdStartThresholds.TypicalShare * invocations[i]) continue;
            (holds ??= new bool[concurrency.Length])[i] = true;
            sum += started;
            ran += invocations[i];
            if (started > most) (most, before) = (started, highest);
        }
        if (holds is null) return;

        findings.Add(ColdStartFinding.Of(
            examined, Pattern.ColdStartsWhileScaling, Confidence.Possible,
            new(
                new("concurrency on demand, maximum of the minute", before + most), new("highest of the half hour before", before),
                new("new environments at least", sum), ColdStartFinding.Share(sum, ran)),
            MinuteRange.Of(holds, examined.FirstMinute, Together), sum,
            $"Possible cold starts: at least {sum} environments were not there before. How many callers waited is not measured."));
    }

    /// <summary>A rise that counts is one above the minute known before, whatever else.</summary>
    private static bool CanHaveRisen(ReadOnlySpan<float> concurrency, ReadOnlySpan<float> invocations)
    {
        var before = float.NaN;
        for (var i = 0; i < concurrency.Length; i++)
        {
            var now = concurrency[i];
            if (float.IsNaN(now)) continue;
            if (now - before >= ColdStartThresholds.Fewest && now >= ColdStartThresholds.TypicalShare * invocations[i]) return true;
            before = now;
        }
        return false;
    }
}
