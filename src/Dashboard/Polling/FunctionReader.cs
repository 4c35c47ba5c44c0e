using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>
/// Reads the series of functions that were active of late, a request at a time, so that the account's own series are never kept
/// waiting. A function's minutes count as read only when all of its queries were answered; else the next read begins where this one did.
/// </summary>
internal sealed class FunctionReader(AccountState state, CloudWatchClient cloudWatch, CallCounter calls, PollingOptions options, DateTimeOffset start)
{
    /// <summary>CloudWatch's bound on queries of one request; a function's queries are not torn apart by it.</summary>
    private const int QueriesPerRequest = 500;

    /// <summary>New metrics take up to 15 minutes to be listed, so a function that is not may be idle only up to then. Source: CloudWatch API, ListMetrics.</summary>
    private const int ListingDelayMinutes = 15;

    private readonly MetricColumns _columns = new();
    private readonly Dictionary<string, long> _readBefore = new(StringComparer.Ordinal);
    private readonly Queue<ActiveFunction> _pending = new();
    private int _total;
    private int _failed;
    private long _roundEnd;
    private AwsFault? _fault;

    public ActivityTrack Activity { get; } = new(PollActivity.ActiveFunctions, options.FunctionInterval, start);
    public ActivityTrack Metrics { get; } = new(PollActivity.FunctionMetrics, options.FunctionInterval, start);

    /// <summary>True between two requests of a round.</summary>
    public bool HasPending => _pending.Count > 0;

    public async Task ListActiveAsync(DateTimeOffset now, bool addNames, CancellationToken cancellation)
    {
        Activity.Begin(now);
        var result = await calls.CountAsync("cloudwatch:ListMetrics", cloudWatch.ListMetricsAsync("AWS/Lambda", null, recentlyActive: true, cancellation)).ConfigureAwait(false);
        state.Changed();
        if (result.Fault is { } fault)
        {
            Activity.Fail(now, fault, $"The {state.Active.Count} functions that were active before are read on");
            return;
        }
        state.Active = ActiveFunction.From(result.Value);
        if (addNames) state.Directory.AddNamed(state.Active.Keys);
        MarkIdle(now);
        Activity.Succeed(now, $"{state.Active.Count} functions active in the last three hours");
    }

    public void BeginRound(DateTimeOffset now)
    {
        Metrics.Begin(now);
        _pending.Clear();
        foreach (var function in state.Active.Values.Where(f => state.Directory.Slots.ContainsKey(f.Name) && !state.Directory.IsGone(f.Name))
                     .OrderBy(f => _readBefore.ContainsKey(f.Name) ? 0 : 1).ThenBy(f => f.Name, StringComparer.Ordinal)) _pending.Enqueue(function);
        (_total, _failed, _fault, _roundEnd) = (_pending.Count, 0, null, MinuteSpan.MinuteOf(now));
        if (_total == 0) EndRound(now);
    }

    public async Task ReadNextAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var (functions, queries) = TakeRequest();
        long? readBefore = functions.All(f => _readBefore.ContainsKey(f.Name)) ? functions.Min(f => _readBefore[f.Name]) : null;
        var span = PollWindow.Next(now, readBefore, state.LongestTimeout);
        _columns.Clear();
        var outcome = await calls.CountAsync(cloudWatch.GetMetricDataAsync(queries.Queries, span.ToWindow(), _columns, cancellation)).ConfigureAwait(false);
        state.Series.Apply(new(queries.Targets, _columns, outcome.Failed, span, PollWindow.PublishedBefore(now)));
        state.Changed();

        var failedSlots = outcome.Failed.Select(query => queries.Targets[query].Slot).ToHashSet();
        foreach (var function in functions)
            if (!failedSlots.Contains(state.Directory.Slots[function.Name])) _readBefore[function.Name] = span.End;
        _failed += failedSlots.Count;
        _roundEnd = Math.Min(_roundEnd, span.End);
        _fault = outcome.Fault ?? _fault;
        // When nothing of a whole request could be read, neither can the rest.
        if (failedSlots.Count == functions.Count) _pending.Clear();
        Metrics.Report(_total - _pending.Count - _failed, _total, $"{_total - _pending.Count - _failed} of {_total} functions read");
        if (_pending.Count == 0) EndRound(now, nothing: failedSlots.Count == functions.Count && _failed == failedSlots.Count && functions.Count == _total);
    }

    /// <summary>Forgets functions whose slots were given up.</summary>
    public void Forget()
    {
        foreach (var name in _readBefore.Keys.Where(name => !state.Directory.Slots.ContainsKey(name)).ToList()) _readBefore.Remove(name);
    }
}
