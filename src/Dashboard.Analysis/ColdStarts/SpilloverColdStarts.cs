using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

/// <summary>
/// Invocations that left provisioned concurrency, which had no room for them, and ran on demand. Most find an environment that an earlier
/// one started; how many had to start is bounded from below by the concurrency on demand. Source: Lambda developer guide,
/// monitoring-concurrency. Who pays for provisioned concurrency wants no cold starts at all, so their share does not matter.
/// </summary>
public sealed class SpilloverColdStarts : IFunctionRule
{
    private const int Together = 2;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || examined.Configuration is { Provisioned.IsEmpty: true } or { OnManagedInstances: true }) return;
        var spilled = examined[FunctionMetric.ProvisionedConcurrencySpilloverInvocations];
        if (!Counts.HasAny(spilled)) return;
        Span<float> concurrency = stackalloc float[examined.Length];
        OnDemandConcurrency.Fill(examined, concurrency);
        var measured = examined[FunctionMetric.InitDurationCount];
        bool[]? holds = null;
        var (sum, calls) = (0L, 0.0);
        for (var i = 1; i < spilled.Length; i++)
        {
            // Where Lambda Insights counted, there is nothing left to infer.
            if (!(spilled[i] > 0) || !float.IsNaN(measured[i])) continue;
            var started = NewEnvironments.LowerBound(
                concurrency, i, ColdStartThresholds.TrailingMinutes, ColdStartThresholds.FewestTrailing, out _);
            if (started < ColdStartThresholds.FewestAtOnce) continue;
            (holds ??= new bool[spilled.Length])[i] = true;
            sum += (long)Math.Min(started, spilled[i]);
            calls += spilled[i];
        }
        if (holds is null || sum < ColdStartThresholds.Fewest) return;

        findings.Add(ColdStartFinding.Of(
            examined, Pattern.ColdStarts, Confidence.Likely,
            new(
                new("new environments on demand at least", sum), new("worth saying from", ColdStartThresholds.Fewest),
                new Measure("spillover invocations in those minutes", calls)),
            MinuteRange.Of(holds, examined.FirstMinute, Together), sum,
            "That invocations left provisioned concurrency is proved. At least so many environments started for them; the others may have run warm."));
    }
}
