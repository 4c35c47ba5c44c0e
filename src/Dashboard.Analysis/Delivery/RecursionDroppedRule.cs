using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Delivery;

/// <summary>
/// Lambda ended invocations that it took for part of a loop, after about sixteen turns. Source: Lambda developer guide,
/// monitoring-metrics-types (RecursiveInvocationsDropped).
/// </summary>
public sealed class RecursionDroppedRule : IFunctionRule
{
    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (CountRule.Runs(examined[FunctionMetric.RecursiveInvocationsDropped]) is not { } runs) return;
        findings.Add(CountRule.Describe(
            examined, Pattern.RecursionDropped, Harm.Failed, FunctionMetric.RecursiveInvocationsDropped, "invocations ended as part of a loop", runs));
    }
}
