using System.Collections.Immutable;
using Dashboard.Analysis.Calculators;

namespace Dashboard.Components.Guide.Calculators;

/// <summary>The fields each kind of retry asks for, its timeline, and what to know about it.</summary>
internal static class RetryForm
{
    private const int StreamRetriesUnlimited = -1;

    public static NumberField Field(RetrySetting setting) => setting switch
    {
        RetrySetting.Duration => new("retry-seconds", "Each attempt takes", "s", 0, 900, 3, IsWhole: false),
        RetrySetting.Retries => new("retry-retries", "MaximumRetryAttempts", "retries", 0, RetryTimeline.AsynchronousRetries, RetryTimeline.AsynchronousRetries),
        RetrySetting.EventAge => new("retry-age", "MaximumEventAgeInSeconds", "s", 60, RetryTimeline.LongestEventAge.TotalSeconds, RetryTimeline.LongestEventAge.TotalSeconds),
        RetrySetting.Visibility => new("retry-visibility", "Visibility timeout", "s", 1, 43_200, 180),
        RetrySetting.Receives => new("retry-receives", "maxReceiveCount", "receives", 1, 1_000, 5),
        RetrySetting.StreamRetries => new("retry-stream", "MaximumRetryAttempts", "-1: no limit", StreamRetriesUnlimited, 10_000, StreamRetriesUnlimited),
        _ => new("retry-record-age", "Records are kept", "h", 0.02, 8_760, 24, IsWhole: false),
    };

    public static ImmutableArray<RetrySetting> Settings(RetryKind kind) => kind switch
    {
        RetryKind.AsyncError => [RetrySetting.Duration, RetrySetting.Retries, RetrySetting.EventAge],
        RetryKind.AsyncThrottle => [RetrySetting.EventAge],
        RetryKind.Queue => [RetrySetting.Visibility, RetrySetting.Receives],
        RetryKind.Stream => [RetrySetting.Duration, RetrySetting.StreamRetries, RetrySetting.RecordAge],
        _ => [RetrySetting.Duration],
    };

    /// <param name="values">In the order of <see cref="Settings"/>.</param>
    public static ImmutableArray<RetryStep> Timeline(RetryKind kind, ImmutableArray<double> values) => kind switch
    {
        RetryKind.AsyncError => RetryTimeline.AsynchronousError(Seconds(values[0]), (int)values[1], Seconds(values[2])),
        RetryKind.AsyncThrottle => RetryTimeline.AsynchronousThrottle(Seconds(values[0])),
        RetryKind.Queue => RetryTimeline.Queue(Seconds(values[0]), (int)values[1]),
        RetryKind.Stream => RetryTimeline.Stream(Seconds(values[0]), values[1] < 0 ? null : (int)values[1], TimeSpan.FromHours(values[2])),
        _ => RetryTimeline.Synchronous(Seconds(values[0])),
    };

    public static string Name(RetryKind kind) => kind switch
    {
        RetryKind.AsyncError => "Asynchronous event, function error",
        RetryKind.AsyncThrottle => "Asynchronous event, throttled",
        RetryKind.Queue => "SQS message",
        RetryKind.Stream => "Kinesis or DynamoDB stream",
        _ => "Synchronous request",
    };

    /// <summary>What the timeline does not show.</summary>
    public static string Remark(RetryKind kind) => kind switch
    {
        RetryKind.AsyncError => "Given up means lost, unless the function has a failure destination or a dead-letter queue.",
        RetryKind.AsyncThrottle => "Pauses are the documented ones; with a long queue Lambda stretches them. A function whose reserved concurrency is 0 gets none: new events are given up at once.",
        RetryKind.Queue => $"Set the visibility timeout to {RetryTimeline.VisibilityFactor} times the function's timeout or more; the dead-letter queue belongs to the source queue, not to the function.",
        RetryKind.Stream => "Pauses are not documented, so times are the earliest possible. Nothing behind the batch in its shard is read meanwhile: IteratorAge rises.",
        _ => "Lambda never retries for a synchronous caller. The caller, its SDK or API Gateway decides; AWS SDKs retry throttles by themselves.",
    };

    public static string Outcome(RetryStep step) => step.Event switch
    {
        RetryEvent.Attempt => $"Attempt {Format.Count(step.Number)} fails",
        RetryEvent.ReturnedToCaller => "The caller gets the error",
        RetryEvent.MovedToDeadLetterQueue => $"Moved to the dead-letter queue after {Format.Count(step.Number, "receive")}",
        _ => "Given up",
    };

    private static TimeSpan Seconds(double value) => TimeSpan.FromSeconds(value);
}
