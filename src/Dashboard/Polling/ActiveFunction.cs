using System.Collections.Immutable;
using Dashboard.Aws.CloudWatch;

namespace Dashboard.Polling;

/// <summary>A function with metrics of the last three hours, and which of the less common ones it has.</summary>
/// <param name="ProvisionedResources">Values of the dimension Resource under which provisioned metrics are published: name:alias or name:version.</param>
internal sealed record ActiveFunction(string Name, ImmutableArray<string> ProvisionedResources, bool IsAsynchronous, bool ReadsStream)
{
    /// <summary>Sorts a listing of the namespace's recently active metrics by function.</summary>
    public static Dictionary<string, ActiveFunction> From(ImmutableArray<ListedMetric> metrics)
    {
        var active = new Dictionary<string, ActiveFunction>(StringComparer.Ordinal);
        foreach (var metric in metrics)
        {
            var (name, resource) = Names(metric.Dimensions);
            if (name is null || metric.Dimensions.Length > (resource is null ? 1 : 2)) continue;
            var known = active.GetValueOrDefault(name) ?? new(name, [], false, false);
            active[name] = (metric.MetricName, resource) switch
            {
                ("ProvisionedConcurrentExecutions", { } alias) => known with { ProvisionedResources = known.ProvisionedResources.Add(alias) },
                ("AsyncEventsReceived" or "AsyncEventAge" or "AsyncEventsDropped", null) => known with { IsAsynchronous = true },
                ("IteratorAge", null) => known with { ReadsStream = true },
                _ => known,
            };
        }
        return active;
    }

    private static (string? Function, string? Resource) Names(ImmutableArray<MetricDimension> dimensions)
    {
        string? function = null, resource = null;
        foreach (var dimension in dimensions)
        {
            if (dimension.Name == "FunctionName") function = dimension.Value;
            else if (dimension.Name == "Resource") resource = dimension.Value;
        }
        return (function, resource);
    }
}
