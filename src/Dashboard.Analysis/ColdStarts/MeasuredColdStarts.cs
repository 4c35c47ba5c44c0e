using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

/// <summary>Cold starts as Lambda Insights counted them. Source: CloudWatch user guide, Lambda-Insights-metrics.</summary>
public sealed class MeasuredColdStarts : IFunctionRule
{
    private const int Together = 2;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || examined.Configuration.OnManagedInstances) return;
        var cold = examined[FunctionMetric.InitDurationCount];
        if (!Counts.HasAny(cold)) return;
        var invocations = examined[FunctionMetric.Invocations];
        var initialisation = examined[FunctionMetric.InitDurationMaximum];
        var (started, ran, longest) = (0.0, 0.0, 0f);
        for (var i = 0; i < cold.Length; i++)
        {
            if (float.IsNaN(cold[i]) || float.IsNaN(invocations[i])) continue;
            started += cold[i];
            ran += invocations[i];
            if (initialisation[i] > longest) longest = initialisation[i];
        }
        if (started < ColdStartThresholds.Fewest || started < ColdStartThresholds.TypicalShare * ran) return;

        var holds = new bool[cold.Length];
        for (var i = 0; i < cold.Length; i++) holds[i] = cold[i] > 0 && cold[i] >= ColdStartThresholds.TypicalShare * invocations[i];
        var hasProvisioned = examined.Limits.Provisioned > 0;
        findings.Add(ColdStartFinding.Of(
            examined, Pattern.ColdStarts, hasProvisioned ? Confidence.Likely : Confidence.Proved,
            new(
                new("cold starts", started), new("usual at most", ColdStartThresholds.TypicalShare * ran),
                ColdStartFinding.Share(started, ran), new("longest initialisation", longest, MeasureUnit.Milliseconds)),
            MinuteRange.Of(holds, examined.FirstMinute, Together), (long)started,
            hasProvisioned
                ? "Counted by Lambda Insights; for some of these provisioned concurrency may have initialised ahead, and nobody waited."
                : "Counted by Lambda Insights. Duration does not include this time; callers wait for both."));
    }
}
