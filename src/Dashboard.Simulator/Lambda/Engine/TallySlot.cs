namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>The minutes of one metric family that can still change.</summary>
internal sealed class TallySlot(MetricFamily family, TallySlot? parent, TallyBook book)
{
    private readonly List<MinuteTally> _open = [];

    public bool IsListed { get; set; }

    public MinuteTally At(long minute)
    {
        if (_open.Count > 0 && _open[^1].Minute == minute) return _open[^1];
        var tally = book.Rent(this);
        tally.Reset(minute, parent?.At(minute));
        _open.Add(tally);
        return tally;
    }

    /// <summary>Records what changed and closes the minutes before <paramref name="current"/> in which nothing runs any more.</summary>
    /// <returns>Whether any minute stays open.</returns>
    public bool Record(long current, DateTimeOffset recordedAt)
    {
        var kept = 0;
        for (var i = 0; i < _open.Count; i++)
        {
            var tally = _open[i];
            if (tally.IsDirty)
            {
                family.Record(tally, recordedAt);
                tally.IsDirty = false;
            }

            if (tally.InFlight > 0 || tally.Minute >= current) _open[kept++] = tally;
            else book.Return(tally);
        }

        _open.RemoveRange(kept, _open.Count - kept);
        return kept > 0;
    }
}
