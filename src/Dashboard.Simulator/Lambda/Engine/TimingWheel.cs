namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// Events by the millisecond: one slot for each millisecond of the current second, one for each later second within the horizon.
/// Events live in one array and are linked by index, so nothing is allocated for them once it has grown.
/// </summary>
internal sealed class TimingWheel
{
    /// <summary>Longest delay, in milliseconds: above Lambda's longest timeout with initialisation.</summary>
    public const int Horizon = (Seconds - 1) * Millisecond;

    private const int Millisecond = 1000;
    private const int Seconds = 1024;
    private const int None = -1;

    private readonly int[] _current = new int[Millisecond];
    private readonly int[] _later = new int[Seconds];
    private PendingEvent[] _events = new PendingEvent[1024];
    private long[] _at = new long[1024];
    private int[] _next = new int[1024];
    private int _free = None;
    private int _used;
    private long _second;

    public TimingWheel(long second)
    {
        _second = second;
        Array.Fill(_current, None);
        Array.Fill(_later, None);
    }

    /// <param name="at">Milliseconds since 1970, not before the current second.</param>
    public void Schedule(long at, in PendingEvent pending)
    {
        var index = _free;
        if (index == None)
        {
            if (_used == _events.Length) Grow();
            index = _used++;
        }
        else
        {
            _free = _next[index];
        }

        _events[index] = pending;
        _at[index] = at;
        Link(index, at);
    }

    /// <summary>Moves the events of this second to its milliseconds.</summary>
    public void Enter(long second)
    {
        _second = second;
        ref var slot = ref _later[second & (Seconds - 1)];
        var index = slot;
        slot = None;
        while (index != None)
        {
            var next = _next[index];
            Link(index, _at[index]);
            index = next;
        }
    }

    /// <summary>The next event of a millisecond of the current second, those scheduled meanwhile for the same one included.</summary>
    public bool TryTake(int millisecond, out PendingEvent pending)
    {
        var index = _current[millisecond];
        if (index == None)
        {
            pending = default;
            return false;
        }

        _current[millisecond] = _next[index];
        pending = _events[index];
        _events[index] = default;
        _next[index] = _free;
        _free = index;
        return true;
    }

    private void Link(int index, long at)
    {
        var second = at / Millisecond;
        ref var slot = ref second <= _second ? ref _current[at % Millisecond] : ref _later[second & (Seconds - 1)];
        _next[index] = slot;
        slot = index;
    }

    private void Grow()
    {
        Array.Resize(ref _events, _events.Length * 2);
        Array.Resize(ref _at, _at.Length * 2);
        Array.Resize(ref _next, _next.Length * 2);
    }
}
