namespace Dashboard.Simulator.Hosting;

/// <summary>What has been asked of the account: the last calls one by one, all of them in counts. Safe from any thread.</summary>
public sealed class CallLog
{
    private const int Kept = 4096;
    private readonly Lock _writing = new();
    private readonly Queue<RecordedCall> _recent = new(Kept);
    private readonly Dictionary<(string Operation, int Status), int> _counts = [];
    private long _billedMetrics;

    /// <summary>Oldest first, the last 4,096.</summary>
    public IReadOnlyList<RecordedCall> Recent
    {
        get
        {
            lock (_writing) return [.. _recent];
        }
    }

    /// <summary>Since the start or the last <see cref="Reset"/>.</summary>
    public long BilledMetrics
    {
        get
        {
            lock (_writing) return _billedMetrics;
        }
    }

    /// <summary>Calls by operation and HTTP status.</summary>
    public IReadOnlyDictionary<(string Operation, int Status), int> Counts
    {
        get
        {
            lock (_writing) return new Dictionary<(string, int), int>(_counts);
        }
    }

    /// <param name="status">Null for calls of any status.</param>
    public int Count(string operation, int? status = null)
    {
        lock (_writing) return _counts.Where(c => c.Key.Operation == operation && (status ?? c.Key.Status) == c.Key.Status).Sum(c => c.Value);
    }

    public void Reset()
    {
        lock (_writing)
        {
            _recent.Clear();
            _counts.Clear();
            _billedMetrics = 0;
        }
    }

    internal void Add(RecordedCall call)
    {
        lock (_writing)
        {
            if (_recent.Count == Kept) _recent.Dequeue();
            _recent.Enqueue(call);
            _counts[(call.Operation, call.Status)] = _counts.GetValueOrDefault((call.Operation, call.Status)) + 1;
            _billedMetrics += call.BilledMetrics;
        }
    }
}
