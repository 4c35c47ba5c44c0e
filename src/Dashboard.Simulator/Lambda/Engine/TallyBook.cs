namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>All minutes that can still change.</summary>
internal sealed class TallyBook
{
    private readonly Stack<MinuteTally> _spare = new();
    private readonly List<TallySlot> _active = [];

    public MinuteTally Rent(TallySlot slot)
    {
        if (!slot.IsListed)
        {
            slot.IsListed = true;
            _active.Add(slot);
        }

        return _spare.TryPop(out var tally) ? tally : new MinuteTally();
    }

    public void Return(MinuteTally tally) => _spare.Push(tally);

    /// <param name="current">The minute that has just begun.</param>
    public void Record(long current, DateTimeOffset recordedAt)
    {
        var kept = 0;
        for (var i = 0; i < _active.Count; i++)
        {
            var slot = _active[i];
            slot.IsListed = slot.Record(current, recordedAt);
            if (slot.IsListed) _active[kept++] = slot;
        }

        _active.RemoveRange(kept, _active.Count - kept);
    }
}
