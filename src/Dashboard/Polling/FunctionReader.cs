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

    /// <summary>Most functions have fewer queries than this; a request that one more function could overfill is sent without it.</summary>
    private const int UsualQueries = 20;

    private readonly MetricColumns _columns = new();
    private readonly Dictionary<string, long> _readBefore = new(StringComparer.Ordinal);
    private readonly Queue<ActiveFunction> _pending = new();
    private DateTimeOffset? _listedAt;
    private int _total;
    private int _read;
    private long _roundEnd;
    private AwsFault? _fault;

    public ActivityTrack Activity { get; } = new(PollActivity.ActiveFunctions, options.FunctionInterval, start);
    public ActivityTrack Metrics { get; } = new(PollActivity.FunctionMetrics, options.FunctionInterval, start);

    /// <summary>True between two requests of a round.</summary>
    public bool HasPending => _pending.Count > 0;

    /// <param name="addNames">Takes functions nobody listed into the directory: the control plane is closed to us.</param>
    public async Task ListActiveAsync(DateTimeOffset now, bool addNames, CancellationToken cancellation)
    {
        Activity.Begin(now);
        var result = await calls.CountAsync("cloudwatch:ListMetrics", cloudWatch.ListMetricsAsync("AWS/Lambda", null, recentlyActive: true, cancellation)).ConfigureAwait(false);
        state.Changed();
        if (result.Fault is { } fault)
        {
            Activity.Fail(now, fault, _listedAt is not null ? $"The {state.Active.Count} functions that were active before are read on" : "Which functions are active is unknown");
            return;
        }
        _listedAt = now;
        var before = state.Active;
        state.Active = ActiveFunction.From(result.Value);
        await AddInsightsAsync(cancellation).ConfigureAwait(false);
        // A metric is listed some time after it came up: what it was until then is read with the whole window, at no higher price.
        foreach (var function in state.Active.Values)
            if (before.TryGetValue(function.Name, out var known) && function.Adds(known)) _readBefore.Remove(function.Name);
        if (addNames) state.Directory.AddNamed(state.Active.Keys);
        Activity.Succeed(now, $"{state.Active.Count} functions active in the last three hours");
    }

    /// <summary>Few accounts have any; where they cannot be listed cold starts stay a matter of inference.</summary>
    private async Task AddInsightsAsync(CancellationToken cancellation)
    {
        var result = await calls.CountAsync(
            "cloudwatch:ListMetrics", cloudWatch.ListMetricsAsync(QueryList.InsightsNamespace, QueryList.InitDuration, recentlyActive: true, cancellation)).ConfigureAwait(false);
        if (result.Succeeded) ActiveFunction.AddInsights(state.Active, result.Value);
    }

    public void BeginRound(DateTimeOffset now)
    {
        Metrics.Begin(now);
        state.Changed();
        if (_listedAt is null && Activity.Health.Fault is { } fault)
        {
            Metrics.Fail(now, fault, "Which functions are active is unknown");
            return;
        }
        _pending.Clear();
        // Functions that were read before share a short span; those that were not need the whole back-fill.
        foreach (var function in state.Active.Values.Where(IsPresent).OrderBy(f => _readBefore.ContainsKey(f.Name) ? 0 : 1).ThenBy(f => f.Name, StringComparer.Ordinal))
            _pending.Enqueue(function);
        (_total, _read, _fault, _roundEnd) = (_pending.Count, 0, null, MinuteSpan.MinuteOf(now));
        if (_total == 0) EndRound(now);
    }

    public async Task ReadNextAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var (functions, queries, readBefore) = TakeRequest();
        var span = PollWindow.Next(now, readBefore, state.LongestTimeout);
        _columns.Clear();
        var outcome = await calls.CountAsync(cloudWatch.GetMetricDataAsync(queries.Queries, span.ToWindow(), _columns, cancellation)).ConfigureAwait(false);
        state.Series.Apply(new(queries.Targets, _columns, outcome.Failed, span, PollWindow.PublishedBefore(now, _columns.AnsweredAt)));
        state.Changed();

        var failed = outcome.Failed.Select(query => queries.Targets[query].Slot).ToHashSet();
        foreach (var function in functions)
            if (!failed.Contains(state.Directory.Slots[function.Name])) _readBefore[function.Name] = span.End;
        _read += functions.Count - failed.Count;
        _roundEnd = Math.Min(_roundEnd, span.End);
        _fault = outcome.Fault ?? _fault;
        // When nothing of a whole request could be read, the rest would fare no better.
        if (functions.Count > 0 && failed.Count == functions.Count) _pending.Clear();
        Metrics.Report(_read, _total, $"{_read} of {_total} functions read");
        if (_pending.Count == 0) EndRound(now);
    }

    /// <summary>Forgets functions whose slots were given up.</summary>
    public void Forget()
    {
        foreach (var name in _readBefore.Keys.Where(name => !state.Directory.Slots.ContainsKey(name)).ToList()) _readBefore.Remove(name);
    }

    /// <summary>A function that is gone is read until its last minutes are settled.</summary>
    private bool IsPresent(ActiveFunction function) => state.Directory.Slots.ContainsKey(function.Name)
        && (state.Directory.GoneSince(function.Name) is not { } gone || _readBefore.GetValueOrDefault(function.Name) <= gone + PollWindow.UnsettledMinutes(state.LongestTimeout));

    private (List<ActiveFunction> Functions, QueryList Queries, long? ReadBefore) TakeRequest()
    {
        var functions = new List<ActiveFunction>();
        var queries = new QueryList();
        long? readBefore = null;
        while (queries.Count + UsualQueries <= QueriesPerRequest && _pending.TryPeek(out var function))
        {
            long? ownReadBefore = _readBefore.TryGetValue(function.Name, out var before) ? before : null;
            if (functions.Count > 0 && (readBefore is null) != (ownReadBefore is null)) break;
            _pending.Dequeue();
            if (!state.Directory.Slots.TryGetValue(function.Name, out var slot)) continue;
            readBefore = functions.Count == 0 || ownReadBefore < readBefore ? ownReadBefore : readBefore;
            functions.Add(function);
            queries.AddFunction(slot, function, state.Directory[slot]);
        }
        return (functions, queries, readBefore);
    }

    private void EndRound(DateTimeOffset now)
    {
        var detail = $"{_read} of {_total} functions read";
        if (_read == _total)
        {
            state.FunctionsReadBefore = _roundEnd;
            Metrics.Succeed(now, detail);
        }
        else if (_read > 0) Metrics.EndInPart(now, _fault, detail);
        else Metrics.Fail(now, _fault ?? PollFaults.NoAnswer, "Nothing could be read");
    }

    /// <summary>States that functions which the last listing lacks were idle then. For after either listing: both decide who they are.</summary>
    public void MarkIdle()
    {
        if (_listedAt is not { } listedAt) return;
        var end = MinuteSpan.MinuteOf(listedAt) - ListingDelayMinutes;
        // A function that is gone was idle up to then.
        foreach (var alike in state.Directory.Slots.Where(slot => !state.Active.ContainsKey(slot.Key)).GroupBy(slot => state.Directory.GoneSince(slot.Key) ?? long.MaxValue))
            state.Series.ApplyIdle([.. alike.Select(slot => slot.Value)], new(end - SeriesStore.WindowMinutes, Math.Min(end, alike.Key)));
    }
}
