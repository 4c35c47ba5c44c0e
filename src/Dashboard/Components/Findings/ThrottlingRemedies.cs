using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

internal static class ThrottlingRemedies
{
    public static readonly Remedy HigherQuota = new(
        "Ask for a higher account limit", "Service Quotas, AWS Lambda, Concurrent executions: it can be raised to tens of thousands, and the request takes its time.", GuideSection.Concurrency);

    private static readonly Remedy Backoff = new(
        "Retry with exponential backoff and jitter",
        "A rejected call is answered with 429. Wait longer after each, and for a random part of it, so that callers do not all come back at once; the AWS SDKs do.", GuideSection.Retries);

    private static readonly Remedy Queue = new(
        "Put a queue in front",
        "SQS keeps what cannot run yet. Set the event source's maximum concurrency, and keep reserved concurrency at least as large as their sum, or the throttling only moves.", GuideSection.Throttling);

    public static ImmutableArray<Remedy> Of(Finding finding) => finding.Pattern switch
    {
        Pattern.ReservedCap => [RaiseReserved(finding), Backoff, Queue],
        Pattern.TurnedOff => [TurnOn, StopCallers, Queue],
        Pattern.PoolUsed => [CapTheEaters, Backoff, Queue, HigherQuota],
        Pattern.PoolClaimedIdle => [GiveBack, Backoff, Queue, HigherQuota],
        Pattern.ScalingRate => [ProvisionAhead, Backoff, Queue],
        Pattern.RequestRate => [RaiseRate, Backoff, Batch],
        Pattern.ProvisionedFillsReservation => [MakeRoom(finding), Backoff, Queue],
        _ => [ReadReason, Backoff, Queue],
    };

    private static Remedy RaiseReserved(Finding finding) => new(
        $"Raise reserved concurrency above {finding.Evidence.Threshold.Value()}",
        "To the peak of normal load and a fifth more. A peak seen while throttling is cut off: the recommended value goes by the demand behind it. It is taken from everybody else's pool, of which 100 must stay unreserved.",
        GuideSection.ReservedConcurrency);

    private static readonly Remedy TurnOn = new(
        "Remove the reservation of 0, or raise it",
        "Until then nothing runs; new asynchronous events go straight to the dead-letter queue or failure destination, without a retry.", GuideSection.ReservedConcurrency);

    private static readonly Remedy StopCallers = new(
        "Stop the callers, or let them wait", "While it is turned off a retry cannot succeed: back off by minutes, not by seconds.", GuideSection.Retries);

    private static readonly Remedy CapTheEaters = new(
        "Cap who ate the pool, reserve for who must not starve",
        "Reserved concurrency is both: a ceiling for the one function and a guarantee for the other. 100 must stay unreserved.", GuideSection.ReservedConcurrency);

    private static readonly Remedy GiveBack = new(
        "Give idle reservations back to the pool",
        "Reserved and provisioned concurrency counts against the limit whether used or not: lower it to the peak of normal load and a fifth more.", GuideSection.ReservedConcurrency);

    private static readonly Remedy ProvisionAhead = new(
        "Provision concurrency before the rise",
        "Reserved concurrency does not help here: a function starts at most 1,000 environments in ten seconds, whatever is reserved for it. What is provisioned runs already.", GuideSection.BurstScaling);

    private static readonly Remedy RaiseRate = new(
        "Raise the concurrency it may use",
        "Each unit serves at most ten synchronous requests a second, so functions shorter than 100 ms meet that rate before they meet their concurrency.", GuideSection.ReservedConcurrency);

    private static readonly Remedy Batch = new(
        "Put a queue in front and read it in batches", "One invocation then serves many requests, and the rate falls with the size of the batch.", GuideSection.Throttling);

    private static Remedy MakeRoom(Finding finding) => new(
        $"Raise reserved concurrency above the {finding.Evidence.Observed.Value()} provisioned",
        "Provisioned concurrency counts inside the reservation. When both are equal, requests to other versions or aliases, and whatever spills over, have nowhere to run.", GuideSection.ReservedConcurrency);

    private static readonly Remedy ReadReason = new(
        "Read the reason in the 429 answers",
        "The Reason of TooManyRequestsException names the limit that was hit; CloudWatch does not keep it. Let callers log it.", GuideSection.Throttling);
}
