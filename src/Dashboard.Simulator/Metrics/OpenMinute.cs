namespace Dashboard.Simulator.Metrics;

/// <summary>A recent minute: its newest statement, and the earlier ones that are still what readers see.</summary>
internal struct OpenMinute
{
    public long Minute;
    public StatisticSet Set;
    public float[]? Samples;
    public bool Summarised;
    public DateTimeOffset VisibleFrom;
    public Statement? Earlier;

    /// <summary>An earlier statement about the same minute.</summary>
    internal sealed record Statement(StatisticSet Set, float[]? Samples, bool Summarised, DateTimeOffset VisibleFrom, Statement? Earlier);

    /// <summary>Replaces what is stated; what nobody can see any more at <paramref name="now"/> goes.</summary>
    public void Revise(in StatisticSet set, float[]? samples, bool summarised, DateTimeOffset visibleFrom, DateTimeOffset now)
    {
        Earlier = visibleFrom <= now ? null : Trim(new(Set, Samples, Summarised, VisibleFrom, Earlier), now);
        (Set, Samples, Summarised, VisibleFrom) = (set, samples, summarised, visibleFrom);
    }

    /// <summary>True when only the newest statement can still be seen.</summary>
    public readonly bool IsSettled(DateTimeOffset now) => VisibleFrom <= now;

    public readonly bool TrySee(DateTimeOffset now, out StatisticSet set, out float[]? samples, out bool summarised)
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

    private static Statement Trim(Statement newest, DateTimeOffset now) =>
        newest.VisibleFrom <= now ? newest with { Earlier = null }
        : newest.Earlier is null ? newest
        : newest with { Earlier = Trim(newest.Earlier, now) };
}
