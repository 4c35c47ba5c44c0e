using System.Collections.Immutable;

namespace Dashboard.Analysis.Calculators;

/// <summary>When an event that fails every time is tried again, and what becomes of it; oldest first.</summary>
public static class RetryTimeline
{
    /// <summary>Retries after an error, unless set lower. Source: Lambda developer guide, invocation-async-error-handling.</summary>
    public const int AsynchronousRetries = 2;

    /// <summary>How long an asynchronous event is kept, unless set lower. Source: as above.</summary>
    public static readonly TimeSpan LongestEventAge = TimeSpan.FromHours(6);

    /// <summary>A queue's visibility timeout should be this many times the function's timeout. Source: Lambda developer guide, services-sqs-configure.</summary>
    public const int VisibilityFactor = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>A synchronous caller gets the error; Lambda does not try again.</summary>
    public static ImmutableArray<RetryStep> Synchronous(TimeSpan duration) => [new(TimeSpan.Zero, RetryEvent.Attempt, 1), new(duration, RetryEvent.ReturnedToCaller, 1)];

    /// <summary>An asynchronous event whose invocations end in an error: again after one minute, then after two more.</summary>
    /// <param name="duration">Of each attempt.</param>
    /// <param name="retries">0 to 2.</param>
    /// <param name="longestAge">After which the event is given up whatever retries are left.</param>
    public static ImmutableArray<RetryStep> AsynchronousError(TimeSpan duration, int retries, TimeSpan longestAge)
    {
        var steps = ImmutableArray.CreateBuilder<RetryStep>();
        var at = TimeSpan.Zero;
        for (var number = 1; number <= retries + 1 && at <= longestAge; number++)
        {
            steps.Add(new(at, RetryEvent.Attempt, number));
            at += duration + TimeSpan.FromMinutes(number);
        }
        var (last, count) = (steps[^1].At + duration, steps.Count);
        var isExpired = count <= retries && last < longestAge;
        steps.Add(new(isExpired ? longestAge : last, RetryEvent.GivenUp, count));
        return steps.DrainToImmutable();
    }

    /// <summary>An asynchronous event that is throttled each time: pauses double from one second to five minutes until it is too old.</summary>
    public static ImmutableArray<RetryStep> AsynchronousThrottle(TimeSpan longestAge)
    {
        var steps = ImmutableArray.CreateBuilder<RetryStep>();
        var pause = FirstPause;
        for (var at = TimeSpan.Zero; at <= longestAge; at += pause, pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            steps.Add(new(at, RetryEvent.Attempt, steps.Count + 1));
        steps.Add(new(longestAge, RetryEvent.GivenUp, steps.Count));
        return steps.DrainToImmutable();
    }

    /// <summary>A message of a standard queue: seen again when its visibility timeout has passed, until it was received often enough.</summary>
    /// <param name="receives">maxReceiveCount of the queue's redrive policy, at least 1.</param>
    public static ImmutableArray<RetryStep> Queue(TimeSpan visibility, int receives)
    {
        var attempts = Enumerable.Range(0, receives).Select(n => new RetryStep(visibility * n, RetryEvent.Attempt, n + 1));
        return [.. attempts, new(visibility * receives, RetryEvent.MovedToDeadLetterQueue, receives)];
    }

    /// <summary>
    /// A batch of a stream. Pauses between attempts are not documented: moments are the earliest possible, and the batches behind it
    /// in the shard wait all the while.
    /// </summary>
    /// <param name="retries">MaximumRetryAttempts; null for no limit.</param>
    /// <param name="longestAge">The lower of MaximumRecordAgeInSeconds and the stream's retention.</param>
    public static ImmutableArray<RetryStep> Stream(TimeSpan duration, int? retries, TimeSpan longestAge)
    {
        if (retries is not { } limit) return [new(TimeSpan.Zero, RetryEvent.Attempt, 1), new(longestAge, RetryEvent.GivenUp, 1)];
        var spent = duration * (limit + 1);
        return [new(TimeSpan.Zero, RetryEvent.Attempt, 1), new(spent < longestAge ? spent : longestAge, RetryEvent.GivenUp, limit + 1)];
    }
}
