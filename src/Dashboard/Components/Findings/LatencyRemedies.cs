using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

internal static class LatencyRemedies
{
    private static readonly Remedy Memory = new(
        "Test with more memory", "CPU grows with memory: one vCPU at 1,769 MB, up to 10,240 MB. A faster run may cost less; compare the cost per invocation.", GuideSection.Memory);

    private static readonly Remedy Provision = new(
        "Use provisioned concurrency where starting is what is slow", "It keeps environments initialised. It does nothing for code that is slow once it runs.", GuideSection.ProvisionedConcurrency);

    private static readonly Remedy CodePath = new(
        "Shorten the code path",
        "Create clients and connections outside the handler, so that an environment uses them again; a trace shows what the rest of the time is spent waiting for.", GuideSection.Latency);

    private static readonly Remedy Timeout = new(
        "Set the timeout from what invocations take", "Well above the 99th percentile, and below what callers wait for: an API in front gives up after 29 s by default.", GuideSection.Timeouts);

    private static readonly Remedy Demand = new(
        "See which part grew", "More requests need a higher ceiling or a queue; longer ones need the same remedies as latency. Concurrency is rate times duration.", GuideSection.Concurrency);

    private static readonly Remedy Warming = new(
        "Do not count on warming calls",
        "Events sent in a loop are queued and may all run in one environment; environments are recycled every few hours; only the version called is warmed. It costs invocations and guarantees nothing.", GuideSection.ColdStarts);

    private static readonly Remedy ProvisionWarm = new(
        "Provision concurrency", "AWS's answer to cold starts: on a version or alias, the typical peak and a tenth more, by a schedule where demand follows the clock.", GuideSection.ProvisionedConcurrency);

    private static readonly Remedy Initialise = new(
        "Shorten initialisation",
        "Load less, and put off what only some paths use; keep clients outside the handler. SnapStart starts Java, Python and .NET versions from a snapshot.", GuideSection.ColdStarts);

    public static ImmutableArray<Remedy> ColdStarts { get; } = [Warming, ProvisionWarm, Initialise];

    public static ImmutableArray<Remedy> Of(Finding finding) => finding.Pattern switch
    {
        Pattern.TimingOut or Pattern.NearTimeout => [Memory, CodePath, Timeout],
        Pattern.MemoryStarved => [Memory, CodePath],
        Pattern.ConcurrencyRose => [Demand, CodePath],
        _ => [Memory, Provision, CodePath],
    };
}
