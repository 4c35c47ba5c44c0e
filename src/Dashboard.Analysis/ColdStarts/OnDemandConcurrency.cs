using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

/// <summary>
/// The concurrency of a minute that ran on demand: its maximum without provisioned concurrency in use. On-demand environments run beside
/// provisioned ones only while all of these are in use, so both have their maximum at the same time.
/// </summary>
internal static class OnDemandConcurrency
{
    /// <param name="values">By minute. NaN where it is not known; zero where it is known that nothing was invoked.</param>
    public static void Fill(FunctionCase examined, Span<float> values)
    {
        var concurrency = examined[FunctionMetric.ConcurrentExecutions];
        var invocations = examined[FunctionMetric.Invocations];
        var provisioned = examined[FunctionMetric.ProvisionedConcurrentExecutions];
        // The metric is published only of functions that have any, so its absence is unknown just for those.
        var hasProvisioned = examined.Configuration.Provisioned is { IsEmpty: false };
        for (var i = 0; i < values.Length; i++)
        {
            var inUse = float.IsNaN(provisioned[i]) && !hasProvisioned ? 0 : provisioned[i];
            values[i] = float.IsNaN(concurrency[i]) && invocations[i] == 0 ? 0 : Math.Max(0, concurrency[i] - inUse);
        }
    }
}
