namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// The scaling rate of one function: at most 1,000 new environments in any 10 seconds, refilled continuously, not saved up. Source:
/// Lambda developer guide, scaling-behavior.
/// </summary>
internal sealed class ScalingWindow
{
    public const int EnvironmentsPerWindow = 1000;
    public const long WindowMilliseconds = 10_000;

    private readonly Queue<(long At, int Count)> _earlier = new();
    private (long At, int Count) _latest;
    private int _started;

    public bool TryStart(long now)
    {
        while (_earlier.TryPeek(out var oldest) && oldest.At <= now - WindowMilliseconds) _started -= _earlier.Dequeue().Count;
        if (_latest.Count > 0 && _latest.At <= now - WindowMilliseconds)
        {
            _started -= _latest.Count;
            _latest = default;
        }

        if (_started >= EnvironmentsPerWindow) return false;
        if (_latest.Count > 0 && _latest.At != now)
        {
            _earlier.Enqueue(_latest);
            _latest = default;
        }

        _latest = (now, _latest.Count + 1);
        _started++;
        return true;
    }
}
