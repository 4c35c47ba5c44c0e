using System.Collections.Immutable;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>A function in a request.</summary>
/// <param name="Span">What is asked for and taken of it.</param>
/// <param name="IsOpen">Up to the newest minute, settled or not.</param>
/// <param name="SettlesAt">When the last of it will have settled.</param>
internal sealed record RequestedFunction(string Name, int Slot, PlannedFunction Planned, MinuteSpan Span, bool IsOpen, long SettlesAt);

/// <summary>Functions that are read together: up to 500 queries and 100,800 points. Source of the bounds: CloudWatch API, GetMetricData.</summary>
internal sealed class FunctionRequest
{
    private const int MostQueries = 500;
    private const int MostPoints = 100_800;

    private readonly List<long> _ends = [];
    private readonly Dictionary<SpendPurpose, int> _metrics = [];

    public List<RequestedFunction> Functions { get; } = [];
    public QueryList Queries { get; } = new();

    /// <summary>By query; see <see cref="SeriesBatch.Ends"/>.</summary>
    public IReadOnlyList<long> Ends => _ends;

    /// <summary>From the first minute of any function to the last.</summary>
    public MinuteSpan Span { get; private set; }

    public double Points => (double)Queries.Count * Span.Length;

    /// <summary>Price by purpose, the purpose of the most urgent function first.</summary>
    public ImmutableArray<(SpendPurpose Purpose, int Metrics)> Metrics => [.. _metrics.OrderBy(each => each.Key).Select(each => (each.Key, each.Value))];

    /// <returns>False when it does not fit in.</returns>
    public bool TryAdd(RequestedFunction function, ActiveFunction active, AccountState state)
    {
        var own = new QueryList();
        own.AddFunction(function.Slot, active, state.Directory[function.Slot]);
        var span = Functions.Count == 0 ? function.Span : new MinuteSpan(Math.Min(Span.First, function.Span.First), Math.Max(Span.End, function.Span.End));
        // What reaches back beyond the window goes to the history, function by function.
        var isLong = function.Span.First < state.Series.FirstMinute;
        if (Functions.Count > 0 && (isLong || Functions[0].Span.First < state.Series.FirstMinute)) return false;
        if (Functions.Count > 0 && (Queries.Count + own.Count > MostQueries || (long)(Queries.Count + own.Count) * span.Length > MostPoints)) return false;
        Span = span;
        Functions.Add(function);
        Queries.AddAll(own);
        for (var i = 0; i < own.Count; i++) _ends.Add(function.Span.End);
        _metrics[function.Planned.Purpose] = _metrics.GetValueOrDefault(function.Planned.Purpose) + function.Planned.Metrics;
        return true;
    }
}
