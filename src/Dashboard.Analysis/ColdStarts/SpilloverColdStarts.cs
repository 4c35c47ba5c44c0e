using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

/// <summary>
/// Invocations that left provisioned concurrency, which had no room for them, and so may have started cold.
/// Source: Lambda developer guide, monitoring-concurrency.
/// </summary>
public sealed class SpilloverColdStarts : IFunctionRule
{
    private const int Together = 2;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || examined.Configuration is { Provisioned.IsEmpty: true } or { OnManagedInstances: true }) return;
        var spilled = examined[FunctionMetric.ProvisionedConcurrencySpilloverInvocations];
        var invocations = examined[FunctionMetric.Invocations];
        var (sum, ran) = (0.0, 0.0);
        for (var i = 0; i < spilled.Length; i++)
        {
            if (!(spilled[i] > 0) || float.IsNaN(invocations[i]) || IsMeasured(examined, i)) continue;
            sum += spilled[i];
            ran += invocations[i];
        }
        if (sum < ColdStartThresholds.Fewest || sum < ColdStartThresholds.TypicalShare * ran) return;

        var holds = new bool[spilled.Length];
        for (var i = 0; i < spilled.Length; i++) holds[i] = spilled[i] > 0 && !float.IsNaN(invocations[i]) && !IsMeasured(examined, i);
        findings.Add(ColdStartFinding.Of(
            examined, Pattern.ColdStarts, Confidence.Likely,
            new(new("spillover invocations", sum), new("invocations in those minutes", ran), ColdStartFinding.Share(sum, ran)),
            MinuteRange.Of(holds, examined.FirstMinute, Together), (long)sum,
            "That they left provisioned concurrency is proved. On demand, each met a new environment or one still warm from the last."));
    }

    /// <summary>Lambda Insights says how many started cold: there is nothing left to infer.</summary>
    private static bool IsMeasured(FunctionCase examined, int index) => !float.IsNaN(examined[FunctionMetric.InitDurationCount][index]);
}
