namespace Dashboard.Simulator.Metrics;

/// <summary>
/// How long CloudWatch takes from a statement about a minute until readers see it: between the two bounds, the same for every
/// statement of one metric and minute. AWS documents no figure; one to two minutes is what Lambda's metrics show in practice.
/// </summary>
public sealed record PublicationDelay(TimeSpan Minimum, TimeSpan Maximum)
{
    public static PublicationDelay None { get; } = new(TimeSpan.Zero, TimeSpan.Zero);

    public static PublicationDelay Default { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(110))
    {
        AccountMinimum = TimeSpan.FromSeconds(45),
        AccountMaximum = TimeSpan.FromSeconds(80),
    };

    /// <summary>Bounds for metrics without dimensions; those of all others unless set.</summary>
    public TimeSpan AccountMinimum { get; init; } = Minimum;
    public TimeSpan AccountMaximum { get; init; } = Maximum;

    /// <summary>Another seed, other delays within the same bounds.</summary>
    public int Seed { get; init; }

    /// <param name="seed">Stable for the metric.</param>
    internal TimeSpan Of(ulong seed, bool accountLevel, long minute)
    {
        var (minimum, maximum) = accountLevel ? (AccountMinimum, AccountMaximum) : (Minimum, Maximum);
        if (maximum <= minimum) return minimum;
        var fraction = (StableHash.Mix(seed + (ulong)Seed, (ulong)minute) >> 11) * (1.0 / (1UL << 53));
        return minimum + (maximum - minimum) * fraction;
    }
}
