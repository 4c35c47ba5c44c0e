using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>
/// Target tracking at 70 % for provisioned concurrency that has none, or a target nothing can reach. Source: Lambda developer guide,
/// provisioned-concurrency: the target is a fraction.
/// </summary>
internal static class ScalingAdvice
{
    public static Recommendation? Of(FunctionCase function, ObservedLoad load)
    {
        if (function.Configuration is not { Provisioned: [var provisioned], Scaling: { } scaling, OnManagedInstances: false } || provisioned.Allocated < 2 || load.Peak <= 0) return null;
        var present = scaling.FirstOrDefault(each => each.Qualifier == provisioned.Qualifier);
        if (present is { Target: >= AdviceThresholds.LeastTarget and <= AdviceThresholds.GreatestTarget } or { Schedules.IsDefaultOrEmpty: false }) return null;

        var most = Math.Max(provisioned.Requested, (int)Math.Ceiling(load.Needed / AdviceThresholds.TrackingTarget));
        var least = present?.Least is > 0 and var set ? set : Math.Max(1, (int)Math.Ceiling(Usual(function)));
        return new(
            RecommendationKind.ProvisionedScaling,
            present?.Target is null ? "Let provisioned concurrency follow its use" : "Write the target as a fraction: 0.7",
            present?.Target is { } target ? new("target", target) : null,
            new("target", AdviceThresholds.TrackingTarget),
            present?.Target is null
                ? "It stays as it is whatever runs; target tracking adds while more than 70 % is in use and gives back when less is."
                : "Utilisation is at most 1: a target above it is never exceeded, so nothing is ever added.",
            [new("least", least), new("most", most), new("provisioned concurrency", provisioned.Requested)],
            [
                "It reacts after three minutes of high use: a steeper rise still spills over.",
                "Without traffic its alarms have no data and it does not scale in.",
            ],
            ProvisionedAdvice.Cost(function, provisioned.Requested), null,
            ScalingExport.Of(function.Name, provisioned.Qualifier, Math.Min(least, most), most, AdviceThresholds.TrackingTarget));
    }

    /// <summary>Median of the concurrency of the minutes in which it ran.</summary>
    private static double Usual(FunctionCase function)
    {
        Span<float> values = stackalloc float[function.Length];
        var count = 0;
        foreach (var value in function[FunctionMetric.ConcurrentExecutions])
            if (value > 0) values[count++] = value;
        values[..count].Sort();
        return count == 0 ? 1 : values[count / 2];
    }
}
