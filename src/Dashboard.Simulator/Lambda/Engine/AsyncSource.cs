namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// Lambda's own queue of asynchronous events: an error is retried after one minute and after two more, a throttle with growing
/// pauses until the event is six hours old. Source: Lambda developer guide, invocation-async-error-handling.
/// </summary>
internal sealed class AsyncSource(InvocationRunner runner, TimingWheel wheel)
{
    private const int Retries = 2;
    private const long MaximumAge = 6 * 3600 * 1000;
    private const long LongestPause = 300_000;

    public void Receive(SimulatedFunction function, int count, long now)
    {
        for (var i = 0; i < count; i++)
        {
            var received = new PendingEvent { Kind = EventKind.AsyncAttempt, Function = function, Received = now, Count = 1 };
            function.Tally(now / 60_000).AddThroughout(LambdaMetric.AsyncEventsReceived, 1);
            // With a reservation of 0 new events are not even tried.
            if (function.Reserved == 0) Drop(received, now);
            else Attempt(received, now);
        }
    }

    /// <summary>Events left over from a past that was made at once; they are tried over the next minute.</summary>
    public void Resume(SimulatedFunction function, int count, long now)
    {
        for (var i = 0; i < count; i++)
            Again(new PendingEvent { Function = function, Received = now - 60_000, Count = 1, Throttled = 5 }, now, runner.Random.Next(60_000));
    }

    public void Attempt(PendingEvent attempt, long now)
    {
        var function = attempt.Function;
        if (runner.TryStart(function, paced: false, now, attempt))
        {
            function.Tally(now / 60_000).AddThroughout(LambdaMetric.AsyncEventAge, now - attempt.Received);
            if (attempt.Failures == 0) function.Log.At(now / 60_000).Wait(now - attempt.Received);
            return;
        }

        var pause = Math.Min(LongestPause, 1000L << Math.Min(attempt.Throttled, 9));
        attempt.Throttled++;
        Again(attempt, now, (long)(pause * (0.75 + 0.5 * runner.Random.NextDouble())));
    }

    public void Ended(in PendingEvent ended, long now)
    {
        if (!ended.Failed) return;
        var failed = ended;
        failed.Failures++;
        failed.Kind = EventKind.AsyncAttempt;
        if (failed.Failures > Retries) Drop(failed, now);
        else Again(failed, now, failed.Failures * 60_000L);
    }

    private void Again(in PendingEvent attempt, long now, long pause)
    {
        if (now + pause - attempt.Received > MaximumAge) Drop(attempt, now);
        else wheel.Schedule(now + pause, attempt with { Kind = EventKind.AsyncAttempt, Tally = null!, Pool = null! });
    }

    private void Drop(in PendingEvent dropped, long now)
    {
        var function = dropped.Function;
        var tally = function.Tally(now / 60_000);
        tally.AddThroughout(LambdaMetric.AsyncEventsDropped, 1);
        ref var truth = ref function.Log.At(now / 60_000);
        truth.Dropped++;
        if (function.Configuration.DeadLetterTargetArn is null || !runner.Random.Chance(function.Behaviour.DeadLetterFailureRate)) return;
        truth.DeadLetterFailures++;
        tally.AddThroughout(LambdaMetric.DeadLetterErrors, 1);
    }
}
