namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>One shard of a stream: records waiting, oldest first, and the batch that is being worked on.</summary>
internal sealed class ShardState
{
    private readonly Queue<(long At, int Count)> _waiting = new();
    private (long At, int Count) _newest;

    public bool IsBusy { get; set; }
    public bool IsPollPending { get; set; }

    /// <summary>The batch taken last, until it has succeeded.</summary>
    public (long LastRecordAt, int Count) Batch { get; set; }

    public void Add(long at, int count)
    {
        if (_newest.Count > 0 && at - _newest.At < 1000)
        {
            _newest.Count += count;
            return;
        }

        if (_newest.Count > 0) _waiting.Enqueue(_newest);
        _newest = (at, count);
    }

    /// <summary>Fills <see cref="Batch"/> unless it must be tried again. False when there is nothing to do.</summary>
    public bool TryFill(int batchSize)
    {
        if (Batch.Count > 0) return true;
        var (last, taken) = (0L, 0);
        while (taken < batchSize && _waiting.TryDequeue(out var records))
        {
            taken += records.Count;
            last = records.At;
        }

        if (taken < batchSize && _newest.Count > 0)
        {
            taken += _newest.Count;
            last = _newest.At;
            _newest = default;
        }

        Batch = (last, taken);
        return taken > 0;
    }
}
