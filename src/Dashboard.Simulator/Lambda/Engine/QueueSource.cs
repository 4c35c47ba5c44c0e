namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// The event source mapping of an SQS queue: five batches at once to start with, 300 a minute more while there is a backlog, up to
/// 1,250 or the mapping's own maximum. Source: Lambda developer guide, services-sqs-scaling.
/// </summary>
internal sealed class QueueSource(InvocationRunner runner, TimingWheel wheel)
{
    public const int InitialPollers = 5;
    public const int IdlePollers = 2;
    public const int MaximumPollers = 1250;
    private const double RaisedPerMillisecond = 300 / 60_000.0;
    private const long ThrottlePause = 1000;
    /// <summary>Messages of a failed batch that are received once more; the others have been received too often.</summary>
    private const double ReceivedAgain = 0.67;

    public void Receive(SimulatedFunction function, int messages, long now)
    {
        function.Queue!.Backlog += messages;
        Poll(function, now);
    }

    public void Poll(SimulatedFunction function, long now)
    {
        var queue = function.Queue!;
        if (queue.IsPollPending) return;
        Raise(function, queue, now);
        while (queue.Backlog > 0 && queue.Batches < (int)queue.Pollers)
        {
            var messages = Math.Min(function.Behaviour.BatchSize, queue.Backlog);
            if (!runner.TryStart(function, paced: true, now, new PendingEvent { Count = messages }))
            {
                queue.Pollers = Math.Max(IdlePollers, queue.Pollers - 1);
                queue.IsPollPending = true;
                wheel.Schedule(now + ThrottlePause, new PendingEvent { Kind = EventKind.Poll, Function = function });
                return;
            }

            queue.Backlog -= messages;
            queue.Batches++;
        }

        if (queue.Backlog > 0) function.Log.At(now / 60_000).Waiting = Math.Max(function.Log.At(now / 60_000).Waiting, queue.Backlog);
    }

    public void Ended(in PendingEvent ended, long now)
    {
        var function = ended.Function;
        function.Queue!.Batches--;
        if (ended.Failed && runner.Random.Chance(ReceivedAgain))
        {
            var visibleAgain = now + Math.Min(TimingWheel.Horizon, function.TimeoutMilliseconds);
            wheel.Schedule(visibleAgain, new PendingEvent { Kind = EventKind.Requeue, Function = function, Count = ended.Count });
        }

        Poll(function, now);
    }

    /// <summary>Once a minute: pollers without work are let go.</summary>
    public static void BeginMinute(QueueState queue)
    {
        if (queue.Backlog == 0) queue.Pollers = Math.Max(IdlePollers, Math.Min(queue.Pollers, queue.Batches + InitialPollers));
    }

    private static void Raise(SimulatedFunction function, QueueState queue, long now)
    {
        var elapsed = now - queue.RaisedAt;
        queue.RaisedAt = now;
        if (queue.Backlog == 0 || queue.Batches < (int)queue.Pollers) return;
        var maximum = MaximumPollers;
        foreach (var mapping in function.Configuration.EventSources) maximum = mapping.MaximumConcurrency ?? maximum;
        queue.Pollers = Math.Min(maximum, queue.Pollers + Math.Min(elapsed, 1000) * RaisedPerMillisecond);
    }
}
