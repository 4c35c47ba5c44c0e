using System.Collections.Immutable;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

/// <summary>
/// There is no metric of cold starts in AWS/Lambda. Lambda Insights counts them; all else is inferred from concurrency, idle time and
/// deployments, and cannot show that there were none.
/// </summary>
public static class ColdStartRules
{
    public static ImmutableArray<IFunctionRule> Functions { get; } =
        [new MeasuredColdStarts(), new SpilloverColdStarts(), new ScalingColdStarts(), new IdleColdStarts(), new DeploymentColdStarts()];
}
