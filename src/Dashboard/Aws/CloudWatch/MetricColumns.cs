namespace Dashboard.Aws.CloudWatch;

/// <summary>What CloudWatch said of one query.</summary>
public enum SeriesStatus : byte { Unknown, Complete, PartialData, InternalError, Forbidden }

/// <summary>A run of points of one query inside the flat columns; a query may have several, one a page.</summary>
/// <param name="Query">Index in the request.</param>
public readonly record struct SeriesRun(int Query, int Start, int Count, SeriesStatus Status);

/// <summary>A message CloudWatch attached to a query, or to the whole answer (<paramref name="Query"/> −1).</summary>
public sealed record MetricMessage(int Query, string Code, string Value);

/// <summary>
/// Where decoded points go: two flat columns and a run per series. Reused from poll to poll, so that a poll allocates nothing per
/// point. Not safe for several threads.
/// </summary>
public sealed class MetricColumns
{
    private readonly List<SeriesRun> _runs = new(512);
    private readonly List<MetricMessage> _messages = [];
    private readonly long[] _timestamps = new long[4096];
    private readonly double[] _values = new double[4096];

    public int Count { get; private set; }
    public IReadOnlyList<SeriesRun> Runs => _runs;
    public IReadOnlyList<MetricMessage> Messages => _messages;

    /// <summary>Seconds since 1970-01-01T00:00:00Z.</summary>
    public ReadOnlySpan<long> Timestamps => _timestamps.AsSpan(0, Count);
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public void Clear()
    {
        Count = 0;
        _runs.Clear();
        _messages.Clear();
    }
}
