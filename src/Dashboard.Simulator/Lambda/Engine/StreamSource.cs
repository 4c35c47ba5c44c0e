namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// The event source mapping of a stream: one batch at a time for each shard, in order; a batch that fails or is throttled is tried
/// again before anything newer, so the iterator falls behind.
/// </summary>
internal sealed class StreamSource(InvocationRunner runner, TimingWheel wheel)
{
    private const long RetryPause = 1000;

    public void Receive(SimulatedFunction function, int records, long now)
    {
        var shard = runner.Random.Next(function.Shards.Length);
        function.Shards[shard].Add(now, records);
        Poll(function, shard, now);
    }

    public void Poll(SimulatedFunction function, int index, long now)
    {
        var shard = function.Shards[index];
        if (shard.IsBusy || shard.IsPollPending || !shard.TryFill(function.Behaviour.BatchSize)) return;
        function.Tally(now / 60_000).AddThroughout(LambdaMetric.IteratorAge, now - shard.Batch.LastRecordAt);
        function.Log.At(now / 60_000).Wait(now - shard.Batch.LastRecordAt);
        if (runner.TryStart(function, paced: true, now, new PendingEvent { Count = shard.Batch.Count, Shard = index })) shard.IsBusy = true;
        else Later(function, shard, index, now);
    }

    public void Ended(in PendingEvent ended, long now)
    {
        var shard = ended.Function.Shards[ended.Shard];
        shard.IsBusy = false;
        if (ended.Failed)
        {
            Later(ended.Function, shard, ended.Shard, now);
            return;
        }

        shard.Batch = default;
        Poll(ended.Function, ended.Shard, now);
    }

    private void Later(SimulatedFunction function, ShardState shard, int index, long now)
    {
        shard.IsPollPending = true;
        wheel.Schedule(now + RetryPause, new PendingEvent { Kind = EventKind.Poll, Function = function, Shard = index });
    }
}
