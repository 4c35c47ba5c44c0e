using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.ListMetrics;

/// <summary>Which metrics ListMetrics gives: a dimension filter asks for at least these dimensions, of any value where none is named.</summary>
internal sealed record MetricFilter(string? Namespace, string? MetricName, IReadOnlyList<DimensionFilter> Dimensions, bool RecentlyActive)
{
    /// <summary>A metric silent for longer is not listed any more, though its points can still be read.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(14);

    private static readonly TimeSpan Recent = TimeSpan.FromHours(3);

    /// <exception cref="Wire.AwsErrorException">InvalidParameterValue.</exception>
    public static MetricFilter Decode(Input input)
    {
        var dimensions = input.Structures("Dimensions");
        if (dimensions.Count > 10) throw CloudWatchError.InvalidValue("The collection Dimensions must not have a size greater than 10.");
        if (input.Text("RecentlyActive") is { } recently && recently != "PT3H")
            throw CloudWatchError.InvalidValue($"The value {recently} for parameter RecentlyActive must be a value in the set [ PT3H ].");
        return new(input.Text("Namespace"), input.Text("MetricName"),
            [.. dimensions.Select(d => new DimensionFilter(d.Text("Name") ?? throw CloudWatchError.Missing(d.PathOf("Name")), d.Text("Value")))],
            input.Has("RecentlyActive"));
    }

    public bool Matches(MetricSeries series, DateTimeOffset now)
    {
        var metric = series.Identity;
        if ((Namespace is not null && metric.Namespace != Namespace) || (MetricName is not null && metric.Name != MetricName)) return false;
        foreach (var filter in Dimensions)
            if (!metric.Dimensions.Any(filter.Matches)) return false;
        return series.NewestMinute(now) is { } minute
            && now - DateTimeOffset.UnixEpoch.AddMinutes(minute) <= (RecentlyActive ? Recent : Forgotten);
    }

    public ulong Fingerprint()
    {
        var hash = StableHash.Add(StableHash.Add(StableHash.Seed, Namespace), MetricName);
        foreach (var dimension in Dimensions) hash = StableHash.Add(StableHash.Add(hash, dimension.Name), dimension.Value);
        return StableHash.Mix(hash, RecentlyActive ? 1UL : 0);
    }
}

/// <param name="Value">Null for any.</param>
internal sealed record DimensionFilter(string Name, string? Value)
{
    public bool Matches(Dimension dimension) => dimension.Name == Name && (Value is null || dimension.Value == Value);
}
