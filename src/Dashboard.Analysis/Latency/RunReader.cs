namespace Dashboard.Analysis.Latency;

/// <summary>Reads the runs of minutes that hold, the oldest first. Missing minutes neither end a run nor count for it.</summary>
internal ref struct RunReader(ReadOnlySpan<MinuteState> states)
{
    /// <summary>Minutes at most between two that hold for them to be one run. A house rule: as many as one reading of five minutes that failed.</summary>
    public const int LongestGap = 5;

    /// <summary>Minutes at most of such a gap that are known not to hold. A house rule: one minute is noise, two are a pause.</summary>
    public const int BridgedMisses = 1;

    private readonly ReadOnlySpan<MinuteState> _states = states;
    private int _next;

    public bool Next(out MinuteRun run)
    {
        while (_next < _states.Length && _states[_next] != MinuteState.Holds) _next++;
        if (_next == _states.Length)
        {
            run = default;
            return false;
        }
        int first = _next, last = first, holding = 0, misses = 0;
        for (var i = first; i < _states.Length && i - last <= LongestGap + 1; i++)
        {
            if (_states[i] == MinuteState.Holds) (last, holding, misses) = (i, holding + 1, 0);
            else if (_states[i] == MinuteState.DoesNotHold && ++misses > BridgedMisses) break;
        }
        _next = last + 1;
        run = new(first, last, holding);
        return true;
    }
}
