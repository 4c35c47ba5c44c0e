using Dashboard.Aws.CloudWatch;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>
/// Looks at many functions for the one metric that tells which of them is behind the account's throttles, or behind what it claims: a fifth
/// of the price of reading them. Functions that are active come first; the others follow when these do not account for all of it.
/// </summary>
internal sealed class CulpritReader(AccountState state, CloudWatchClient cloudWatch, CallCounter calls, Spending spending)
{
    private const int FunctionsPerRequest = 500;

    private readonly MetricColumns _columns = new();
    private readonly TripWire _wire = new();
    private readonly Queue<string> _active = new();
    private readonly Queue<string> _others = new();
    private FanOut? _look;

    public bool HasPending => _look is not null;

    public DateTimeOffset ReadyAt(DateTimeOffset now) => spending.Quota.ReadyAt(FunctionsPerRequest * TripWire.FreshMinutes, now);

    /// <summary>Begins a look when the account's own series call for one.</summary>
    public void BeginIfNeeded()
    {
        if (_look is not null || _wire.Judge(state.Freeze(), state.Limits?.ConcurrentExecutions) is not { } look) return;
        _look = look;
        _active.Clear();
        _others.Clear();
        foreach (var name in state.Directory.Names.Order(StringComparer.Ordinal)) (state.Active.ContainsKey(name) ? _active : _others).Enqueue(name);
        // What is idle claims nothing beyond what its settings say.
        if (look.Cause == FanOutCause.Claimed) _others.Clear();
    }

    /// <summary>Sends one request.</summary>
    /// <returns>True when the look is over.</returns>
    public async Task<bool> ReadNextAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (_look is not { } look) return true;
        var queries = new QueryList();
        var from = _active.Count > 0 ? _active : _others;
        while (queries.Count < FunctionsPerRequest && from.TryDequeue(out var name))
            if (state.Directory.Slots.TryGetValue(name, out var slot) && spending.TrySpend(1)) queries.AddCulprit(slot, name, look.Cause);
        if (queries.Count > 0 && !await AskAsync(look, queries, now, cancellation).ConfigureAwait(false)) return End(look);
        if (_active.Count > 0) return false;
        return _others.Count == 0 || IsAccountedFor(look) ? End(look) : false;
    }

    private async Task<bool> AskAsync(FanOut look, QueryList queries, DateTimeOffset now, CancellationToken cancellation)
    {
        var minute = MinuteSpan.MinuteOf(now);
        var span = new MinuteSpan(Math.Min(look.FromMinute, minute - TripWire.FreshMinutes), minute);
        _columns.Clear();
        spending.Quota.Take((double)queries.Count * span.Length, now);
        var outcome = await calls.CountAsync(cloudWatch.GetMetricDataAsync(queries.Queries, span.ToWindow(), _columns, cancellation)).ConfigureAwait(false);
        spending.Count(SpendPurpose.Culprits, outcome, queries.Count, now);
        state.Series.Apply(new(queries.Targets, _columns, outcome.Failed, span, PollWindow.PublishedBefore(now, _columns.AnsweredAt)));
        state.Changed();
        return outcome.Failed.Length < queries.Count;
    }

    private bool IsAccountedFor(FanOut look)
    {
        foreach (var column in state.Freeze().Last(TripWire.FreshMinutes))
            if (column.Minute >= look.FromMinute && column.Account(Analysis.Model.AccountMetric.Throttles) > TripWire.Known(column)) return false;
        return true;
    }

    private bool End(FanOut look)
    {
        _wire.Looked(look, state.Freeze());
        _look = null;
        return true;
    }
}
