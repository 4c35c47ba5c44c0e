namespace Dashboard.Simulator.Metrics;

/// <summary>A recent minute: its newest statement, and the earlier ones that are still what readers see.</summary>
internal struct OpenMinute
{
    public long Minute;
    public StatisticSet Set;
    public float[]? Samples;
    public bool Summarised;
    /// <summary>UTC ticks, as everywhere here: half the size of an instant with an offset.</summary>
    public long VisibleFrom;
    public Statement? Earlier;

    /// <summary>An earlier statement about the same minute.</summary>
    internal sealed record Statement(StatisticSet Set, float[]? Samples, bool Summarised, long VisibleFrom, Statement? Earlier);

    /// <summary>Replaces what is stated; what nobody can see any more at <paramref name="now"/> goes.</summary>
    public void Revise(in StatisticSet set, float[]? samples, bool summarised, long visibleFrom, long now)
    {
        Earlier = visibleFrom <= now ? null : Trim(new(Set, Samples, Summarised, VisibleFrom, Earlier), now);
        (Set, Samples, Summarised, VisibleFrom) = (set, samples, summarised, visibleFrom);
    }

    /// <summary>True when only the newest statement can still be seen.</summary>
    public readonly bool IsSettled(long now) => VisibleFrom <= now;

    public readonly bool TrySee(long now, out StatisticSet set, out float[]? samples, out bool summarised)
    {
        (set, samples, summarised) = (Set, Samples, Summarised);
        if (VisibleFrom <= now) return true;
        for (var earlier = Earlier; earlier is not null; earlier = earlier.Earlier)
        {
            if (earlier.VisibleFrom > now) continue;
            (set, samples, summarised) = (earlier.Set, earlier.Samples, earlier.Summarised);
            return true;
        }
        return false;
    }

    private static Statement Trim(Statement newest, long now) =>
        newest.VisibleFrom <= now ? newest with { Earlier = null }
        : newest.Earlier is null ? newest
        : newest with { Earlier = Trim(newest.Earlier, now) };
}
