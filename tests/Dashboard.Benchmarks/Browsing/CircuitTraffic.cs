namespace Dashboard.Benchmarks.Browsing;

/// <summary>Frames that a page received over its circuit, taken together as updates: frames with no gap of over a second between them.</summary>
internal sealed class CircuitTraffic
{
    private const double GapSeconds = 1;

    /// <summary>SignalR's keep-alive, which says nothing: a length and an array of one number.</summary>
    private const int KeepAliveBytes = 3;

    private readonly List<int> _updates = [];
    private readonly Lock _lock = new();
    private double _last = double.NegativeInfinity;

    /// <param name="seconds">Monotonic.</param>
    public void Add(double seconds, int bytes)
    {
        if (bytes <= KeepAliveBytes) return;
        lock (_lock)
        {
            if (seconds - _last > GapSeconds) _updates.Add(0);
            _updates[^1] += bytes;
            _last = seconds;
        }
    }

    /// <summary>Forgets what came so far, such as the first load.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _updates.Clear();
            _last = double.NegativeInfinity;
        }
    }

    /// <returns>Bytes of each update, in the order of their arrival.</returns>
    public int[] Updates()
    {
        lock (_lock) return [.. _updates];
    }
}
