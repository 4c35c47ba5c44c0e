using System.Diagnostics;

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
    private long[] _timestamps = new long[4096];
    private double[] _values = new double[4096];

    public int Count { get; private set; }

    /// <summary>AWS's time when the points had come; null when it is not known.</summary>
    public DateTimeOffset? AnsweredAt { get; internal set; }
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

    /// <summary>Room behind the points that stand, at least as large as asked for.</summary>
    internal Span<long> TimestampRoom(int points) => Room(ref _timestamps, points);
    internal Span<double> ValueRoom(int points) => Room(ref _values, points);

    /// <summary>Makes the points written into the room a run of the query.</summary>
    internal void AddRun(int query, int points, SeriesStatus status)
    {
        Debug.Assert(Count + points <= Math.Min(_timestamps.Length, _values.Length), "points without room");
        _runs.Add(new(query, Count, points, status));
        Count += points;
    }

    internal void AddMessage(MetricMessage message) => _messages.Add(message);

    /// <summary>Makes the messages from <paramref name="first"/> on messages of the query: its id may stand behind them.</summary>
    internal void AssignMessages(int first, int query)
    {
        for (var i = first; i < _messages.Count; i++) _messages[i] = _messages[i] with { Query = query };
    }

    /// <summary>Where a page begins: <see cref="Rollback"/> goes back to it, so that half a page is never seen.</summary>
    internal Mark Here => new(Count, _runs.Count, _messages.Count);

    internal void Rollback(Mark mark)
    {
        Count = mark.Points;
        _runs.RemoveRange(mark.Runs, _runs.Count - mark.Runs);
        _messages.RemoveRange(mark.Messages, _messages.Count - mark.Messages);
    }

    /// <summary>Forgets the runs of queries that are asked for again; their points stay behind unreferenced.</summary>
    internal void RemoveRuns(Func<int, bool> ofQuery) => _runs.RemoveAll(run => ofQuery(run.Query));

    /// <summary>Forgets some of the runs from <paramref name="first"/> on, in place.</summary>
    internal void RemoveRunsFrom(int first, Predicate<SeriesRun> unwanted)
    {
        var kept = first;
        for (var i = first; i < _runs.Count; i++)
            if (!unwanted(_runs[i])) _runs[kept++] = _runs[i];
        _runs.RemoveRange(kept, _runs.Count - kept);
    }

    internal readonly record struct Mark(int Points, int Runs, int Messages);

    private Span<T> Room<T>(ref T[] column, int points)
    {
        if (Count + points > column.Length) Array.Resize(ref column, Math.Max(Count + points, column.Length * 2));
        return column.AsSpan(Count);
    }
}
