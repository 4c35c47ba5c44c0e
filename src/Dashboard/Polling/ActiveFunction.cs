using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;

namespace Dashboard.Polling;

/// <summary>A function with metrics of the last three hours, and which of the less common ones it has.</summary>
/// <param name="ProvisionedResources">Values of the dimension Resource under which provisioned metrics are published: name:alias or name:version.</param>
internal sealed record ActiveFunction(string Name, ImmutableArray<string> ProvisionedResources, bool IsAsynchronous, bool ReadsStream)
{
    /// <summary>Of the metrics that are published only when something went wrong, those it has.</summary>
    public ImmutableArray<FunctionMetric> Troubles { get; init; } = [];

    /// <summary>Lambda Insights reports its initialisations.</summary>
    public bool HasInsights { get; init; }

    /// <summary>A function of which no more is known than its name.</summary>
    public static ActiveFunction Named(string name) => new(name, [], IsAsynchronous: false, ReadsStream: false);

    /// <summary>Sorts a listing of the namespace's recently active metrics by function.</summary>
    public static Dictionary<string, ActiveFunction> From(ImmutableArray<ListedMetric> metrics)
    {
        var active = new Dictionary<string, ActiveFunction>(StringComparer.Ordinal);
        foreach (var metric in metrics)
        {
            var (name, resource) = Names(metric.Dimensions);
            if (name is null || metric.Dimensions.Length > (resource is null ? 1 : 2)) continue;
            var known = active.GetValueOrDefault(name) ?? Named(name);
            active[name] = (metric.MetricName, resource) switch
            {
                ("ProvisionedConcurrentExecutions", { } alias) => known with { ProvisionedResources = known.ProvisionedResources.Add(alias) },
                ("AsyncEventsReceived" or "AsyncEventAge" or "AsyncEventsDropped", null) => known with { IsAsynchronous = true },
                ("IteratorAge", null) => known with { ReadsStream = true },
                (nameof(FunctionMetric.DeadLetterErrors), null) => known.With(FunctionMetric.DeadLetterErrors),
                (nameof(FunctionMetric.DestinationDeliveryFailures), null) => known.With(FunctionMetric.DestinationDeliveryFailures),
                (nameof(FunctionMetric.RecursiveInvocationsDropped), null) => known.With(FunctionMetric.RecursiveInvocationsDropped),
                _ => known,
            };
        }
        return active;
    }

    /// <summary>True when it has metrics now that were not known of before.</summary>
    public bool Adds(ActiveFunction before) =>
        (IsAsynchronous && !before.IsAsynchronous) || (ReadsStream && !before.ReadsStream) || (HasInsights && !before.HasInsights)
        || Troubles.Except(before.Troubles).Any() || ProvisionedResources.Except(before.ProvisionedResources).Any();

    /// <summary>Marks the functions that a listing of Lambda Insights names.</summary>
    public static void AddInsights(Dictionary<string, ActiveFunction> active, ImmutableArray<ListedMetric> insights)
    {
        foreach (var metric in insights)
            if (metric.Dimensions is [{ Name: "function_name", Value: var name }] && active.TryGetValue(name, out var known)) active[name] = known with { HasInsights = true };
    }

    private ActiveFunction With(FunctionMetric trouble) => Troubles.Contains(trouble) ? this : this with { Troubles = Troubles.Add(trouble) };

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
