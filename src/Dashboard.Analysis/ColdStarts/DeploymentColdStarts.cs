using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

/// <summary>
/// A deployment replaces all environments: whatever runs after it runs in new ones. Source: Lambda developer guide,
/// lambda-runtime-environment.
/// </summary>
public sealed class DeploymentColdStarts : IFunctionRule
{
    private const float MillisecondsPerMinute = 60_000;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || examined.Configuration.OnManagedInstances) return;
        var deployed = Deployment.MinuteOf(examined);
        if (deployed < 0 || OutlastsMinute(examined[FunctionMetric.DurationMaximum], deployed) || examined.Caller != CallerKind.Synchronous) return;
        Span<float> concurrency = stackalloc float[examined.Length];
        OnDemandConcurrency.Fill(examined, concurrency);
        var (started, last) = Started(concurrency, deployed);
        if (started < ColdStartThresholds.Fewest) return;
        var calls = 0.0;
        for (var i = deployed; i <= last; i++)
            if (examined[FunctionMetric.Invocations][i] is var count && !float.IsNaN(count)) calls += count;
        if (calls < started || started < ColdStartThresholds.TypicalShare * calls) return;

        // An update of $LATEST moves callers of an alias only when the alias is moved, too.
        var isSure = examined.Configuration.Aliases is { IsEmpty: true };
        findings.Add(ColdStartFinding.Of(
            examined, Pattern.ColdStartsAfterDeployment, isSure ? Confidence.Likely : Confidence.Possible,
            new(
                new("new environments at least", started), new("invocations since the deployment", calls),
                ColdStartFinding.Share(started, calls)),
            [new(examined.FirstMinute + deployed, examined.FirstMinute + last)], started,
            isSure
                ? "Possible cold starts: the deployment replaced all environments, and so many invocations ran at once after it."
                : "Possible cold starts, if callers use the code that was deployed: those of an alias move with the alias."));
    }

    /// <summary>Invocations that last this long still run in old environments after the deployment, and cannot be told from new ones.</summary>
    private static bool OutlastsMinute(ReadOnlySpan<float> longest, int deployed) =>
        longest[deployed] >= MillisecondsPerMinute || (deployed > 0 && longest[deployed - 1] >= MillisecondsPerMinute);

    /// <summary>
    /// What ran at once in a minute after the deployment is new. In its own minute some of it may be old: only the rise above the minute
    /// before is new there.
    /// </summary>
    private static (int Started, int Last) Started(ReadOnlySpan<float> concurrency, int deployed)
    {
        var (started, last) = (0, deployed);
        if (deployed > 0 && concurrency[deployed] - concurrency[deployed - 1] is var rise && rise > 0) started = (int)rise;
        for (var i = deployed + 1; i < Math.Min(concurrency.Length, deployed + ColdStartThresholds.DeploymentMinutes); i++)
            if (concurrency[i] > started) (started, last) = ((int)concurrency[i], i);
        return (started, last);
    }
}
