using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

internal static class DeliveryRemedies
{
    private static readonly Remedy Logs = new("Read the log of a failed invocation", "Errors counts what was thrown and what timed out; answers with status 500 that the code returns itself are not among them.", GuideSection.Metrics);

    private static readonly Remedy Throw = new(
        "Throw what should be retried or set aside",
        "Lambda retries an asynchronous event twice, after one and two minutes. Returning a status code is success to it: nothing is retried and no dead-letter queue sees it.", GuideSection.Retries);

    private static readonly Remedy Destination = new("Set a failure destination or dead-letter queue", "So that what is given up is kept. For an SQS source the dead-letter queue belongs on the queue.", GuideSection.Retries);

    private static readonly Remedy MoreConcurrency = new("Give it more concurrency", "Events wait because too few run at once, or because those that run fail and come back.", GuideSection.ReservedConcurrency);

    private static readonly Remedy Redrive = new("Send again what was given up", "Once the cause is gone, from the dead-letter queue or from the source.", GuideSection.Retries);

    private static readonly Remedy Permissions = new("Check the target and the role's permission to write to it", "sqs:SendMessage, sns:Publish or events:PutEvents on a target that still exists.", GuideSection.Retries);

    private static readonly Remedy Poison = new(
        "Limit retries and split failing batches", "One bad record holds up its shard: set maximum retry attempts, bisect on error, and a failure destination on the event source.", GuideSection.Retries);

    private static readonly Remedy Parallel = new("Read more at once", "A higher parallelisation factor or more shards for a stream; a higher maximum concurrency for a queue.", GuideSection.Throttling);

    private static readonly Remedy SourceMaximum = new(
        "Raise the event source's maximum concurrency", "And keep reserved concurrency at least as large as the sum of all its sources' maxima.", GuideSection.ReservedConcurrency);

    private static readonly Remedy Loop = new(
        "Break the loop", "The function writes to what invokes it. Write to another queue, topic or prefix than it reads from.", GuideSection.Retries);

    public static ImmutableArray<Remedy> Of(Finding finding) => finding.Pattern switch
    {
        Pattern.ErrorRate => [Logs, Throw, Destination],
        Pattern.AsyncBacklog => [MoreConcurrency, Logs, Destination],
        Pattern.AsyncDropped => [Destination, MoreConcurrency, Redrive],
        Pattern.DeadLetterFailed or Pattern.DestinationFailed => [Permissions, Redrive],
        Pattern.StreamLag => [Poison, Parallel],
        Pattern.SourceConcurrency => [SourceMaximum],
        _ => [Loop],
    };
}
