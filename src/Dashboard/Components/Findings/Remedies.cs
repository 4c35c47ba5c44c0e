using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>
/// What to do about a finding, step by step in the guide's order: against throttling reserved concurrency, backoff, a queue; against
/// latency memory, provisioned concurrency, the code path; against cold starts warming and its limits, provisioned concurrency,
/// initialisation. Where the guide is wrong or old, the step is the corrected one.
/// </summary>
public static class Remedies
{
    public static ImmutableArray<Remedy> Of(Finding finding) => finding.Group switch
    {
        PatternGroup.Throttling => ThrottlingRemedies.Of(finding),
        PatternGroup.Capacity => CapacityRemedies.Of(finding),
        PatternGroup.Latency => LatencyRemedies.Of(finding),
        PatternGroup.ColdStarts => LatencyRemedies.ColdStarts,
        PatternGroup.Delivery => DeliveryRemedies.Of(finding),
        PatternGroup.Provisioned => ProvisionedRemedies.Of(finding),
        _ => ConfigurationRemedies.Of(finding),
    };
}
