using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>
/// Reads functions' series as their plan has it, a request at a time, so that the account's own series are never kept waiting. A function's
/// minutes count as read only when all of its queries were answered; else the next read begins where this one did.
/// </summary>
internal sealed class FunctionReader(AccountState state, CloudWatchClient cloudWatch, CallCounter calls, Spending spending, LongPast longPast, DateTimeOffset start)
{
    private readonly MetricColumns _columns = new();
    private readonly Queue<RequestedFunction> _pending = new();
    private FunctionRequest? _next;
    private int _total;
    private int _read;
    private AwsFault? _fault;

    public FunctionPlan Plan { get; } = new();

    public ActivityTrack Metrics { get; } = new(PollActivity.FunctionMetrics, TimeSpan.FromMinutes(1), start);

    /// <summary>True between two requests of a round.</summary>
    public bool HasPending => _next is not null || _pending.Count > 0;

    /// <summary>True while a round has not come to all that is hot.</summary>
    public bool HasHotPending => (_next?.Functions[0] ?? _pending.FirstOrDefault()) is { Planned.State.Tier: PollTier.Hot };

    /// <summary>When the next request may be sent.</summary>
    public DateTimeOffset ReadyAt(DateTimeOffset now) => (_next ??= TakeRequest()) is { } next ? spending.Quota.ReadyAt(next.Points, now) : now;

    /// <summary>Lines up what is due by now; what an earlier round has not come to is among it.</summary>
    /// <param name="signs">Of all functions, as of now.</param>
    public void BeginRound(SignTable signs, DateTimeOffset now)
    {
        Metrics.Begin(now);
        GiveUp();
        var minute = MinuteSpan.MinuteOf(now);
        foreach (var (name, planned) in Plan.Due(spending.Stretch, minute))
        {
            if (!state.Directory.Slots.TryGetValue(name, out var slot) || !spending.TrySpend(planned.Metrics, leavesLooks: planned.State.Reason is not (TierReason.Watched or TierReason.Throttled))) continue;
            // What was never read shows what can be shown at once; once it has settled it is read again.
            var isOpen = planned.State.Tier == PollTier.Hot || planned.ReadBefore is null;
            var longest = signs.LongestInvocation(slot);
            var span = ReadSpan.Of(minute, isOpen, planned.ReadBefore, state.LongestTimeout, longest);
            if (span.First < state.Series.FirstMinute && planned.ReadBefore is not null) span = LongPast.WholeHours(span);
            _pending.Enqueue(new(name, slot, planned, span, isOpen, minute + (minute - ReadSpan.SettledBefore(minute, state.LongestTimeout, longest))));
        }
        (_total, _read, _fault) = (_pending.Count, 0, null);
        if (_total == 0) EndRound(now);
        else state.Changed();
    }

    public async Task ReadNextAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if ((_next ?? TakeRequest()) is not { } request) return;
        _next = null;
        _columns.Clear();
        spending.Quota.Take(request.Points, now);
        var outcome = await calls.CountAsync(cloudWatch.GetMetricDataAsync(request.Queries.Queries, request.Span.ToWindow(), _columns, cancellation)).ConfigureAwait(false);
        spending.Count(request.Metrics, outcome, now);
        state.Series.Apply(new(request.Queries.Targets, _columns, outcome.Failed, request.Span, PollWindow.PublishedBefore(now, _columns.AnsweredAt)) { Ends = request.Ends });
        state.Changed();

        var failed = outcome.Failed.Select(query => request.Queries.Targets[query].Slot).ToHashSet();
        var isRefused = failed.Count == request.Functions.Count;
        foreach (var function in request.Functions) Take(function, failed.Contains(function.Slot), isRefused, request, now);
        _read += request.Functions.Count - failed.Count;
        _fault = outcome.Fault ?? _fault;
        // When nothing of a whole request could be read, the rest would fare no better.
        if (isRefused) GiveUp();
        if (_total > 0) Metrics.Report(_read, _total, Words);
        if (!HasPending) EndRound(now);
    }

    public void Forget() => Plan.Forget(state.Directory.Slots.ContainsKey);

    private static bool IsHot(RequestedFunction? function) => function?.Planned.State.Tier == PollTier.Hot;

    private string Words => $"{_read} of {_total} functions read";

    private void Take(RequestedFunction function, bool hasFailed, bool isRefused, FunctionRequest request, DateTimeOffset now)
    {
        // A request that was refused whole is tried again with the next round and not at the function's next turn.
        if (isRefused) return;
        if (!hasFailed && function.Span.First < state.Series.FirstMinute && longPast.Keep(function.Name, request.Queries, _columns, function.Span, state.Series.FirstMinute) is { } unwritten)
        {
            _fault = unwritten;
            hasFailed = true;
        }
        // Minutes that AWS has yet to see are not read, whatever this machine takes the time for.
        var end = Math.Min(function.Span.End, MinuteSpan.MinuteOf(_columns.AnsweredAt ?? now));
        FunctionPlan.Asked(function.Planned, MinuteSpan.MinuteOf(now), hasFailed ? null : end, function.IsOpen ? function.SettlesAt : null);
        if (!hasFailed) state.ReadTo(function.Name, end, function.IsOpen);
    }

    private void GiveUp()
    {
        // What was paid for and is not asked for.
        foreach (var function in _pending) spending.PutBack(function.Planned.Metrics);
        foreach (var function in _next?.Functions ?? []) spending.PutBack(function.Planned.Metrics);
        _pending.Clear();
        _next = null;
    }

    private FunctionRequest? TakeRequest()
    {
        var request = new FunctionRequest();
        while (_pending.TryPeek(out var function))
        {
            // Its slot may be another's by now.
            var isPresent = state.Directory.Slots.TryGetValue(function.Name, out var slot) && slot == function.Slot;
            if (isPresent && !request.TryAdd(function, state.Active.GetValueOrDefault(function.Name) ?? ActiveFunction.Named(function.Name), state)) break;
            _pending.Dequeue();
        }
        return request.Functions.Count == 0 ? null : request;
    }

    private void EndRound(DateTimeOffset now)
    {
        if (_read == _total) Metrics.Succeed(now, _total == 0 ? "None was due" : Words);
        else if (_read > 0) Metrics.EndInPart(now, _fault, Words);
        else Metrics.Fail(now, _fault ?? PollFaults.NoAnswer, "Nothing could be read");
    }
}
