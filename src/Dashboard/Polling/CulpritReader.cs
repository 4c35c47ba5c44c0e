using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>
/// Looks at many functions for the one metric that tells which of them is behind the account's throttles, or behind what it claims: a fifth
/// of the price of reading them. The likeliest are asked first and a few at a time, since a look for throttles ends when all are accounted for.
/// </summary>
internal sealed class CulpritReader(AccountState state, FunctionPlan plan, CloudWatchClient cloudWatch, CallCounter calls, Spending spending)
{
    /// <summary>Functions of a request: each asks for twice as many as the one before, and the first for those alone that were throttled in the last hour, if any were.</summary>
    private const int Fewest = 50, Most = 500, LatelyMinutes = 60;

    private readonly MetricColumns _columns = new();
    private readonly TripWire _wire = new();
    private readonly Queue<string> _suspects = new();
    private readonly Dictionary<string, long> _throttledAt = new(StringComparer.Ordinal);
    private FanOut? _look;
    private int _next;

    public bool HasPending => _look is not null;

    public DateTimeOffset ReadyAt(DateTimeOffset now) => spending.Quota.ReadyAt(_next * TripWire.FreshMinutes, now);

    /// <summary>Begins a look when the account's own series call for one, as they are accounted for by now.</summary>
    public void BeginIfNeeded(DateTimeOffset now)
    {
        var window = state.Freeze();
        if (_look is not null || _wire.Judge(window, state.Limits?.ConcurrentExecutions, spending.IsScarce) is not { } look) return;
        _look = look;
        _suspects.Clear();
        var (minute, lately) = (MinuteSpan.MinuteOf(now), 0);
        foreach (var suspect in Suspect.ByLikelihood(Suspects(look, window, minute)))
        {
            _suspects.Enqueue(suspect.Name);
            if (minute - suspect.LastThrottled < LatelyMinutes) lately++;
        }
        _next = look.Cause == FanOutCause.Claimed ? Most : lately > 0 ? Math.Min(lately, Most) : Fewest;
    }

    /// <summary>Sends one request.</summary>
    /// <returns>True when the look is over.</returns>
    public async Task<bool> ReadNextAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (_look is not { } look) return true;
        var queries = new QueryList();
        while (queries.Count < _next && _suspects.TryDequeue(out var name))
        {
            if (!state.Directory.Slots.TryGetValue(name, out var slot)) continue;
            if (spending.TrySpend(1)) queries.AddCulprit(slot, name, look.Cause);
            else _suspects.Clear();
        }
        _next = Math.Clamp(2 * _next, Fewest, Most);
        // Without money for a single one it does not count as a look.
        if (queries.Count == 0) return End();
        var isAnswered = await AskAsync(look, queries, now, cancellation).ConfigureAwait(false);
        if (isAnswered && _suspects.Count > 0 && !IsAccountedFor(look)) return false;
        Note(look);
        return End();
    }

    public void Forget()
    {
        foreach (var name in _throttledAt.Keys)
            if (!state.Directory.Slots.ContainsKey(name)) _throttledAt.Remove(name);
    }

    private IEnumerable<Suspect> Suspects(FanOut look, MinuteWindow window, long minute)
    {
        var signs = new SignTable(window, state.Directory.Functions, state.Limits?.ConcurrentExecutions);
        foreach (var name in state.Directory.Names)
        {
            var (slot, isActive) = (state.Directory.Slots[name], state.Active.ContainsKey(name));
            // What is idle claims nothing beyond what its settings say.
            if (look.Cause == FanOutCause.Claimed && !isActive) continue;
            // What was read in full in this minute has told all it can.
            if (plan.Functions.TryGetValue(name, out var planned) && planned.AskedAt == minute && planned.ReadBefore == minute) continue;
            var sign = signs.Of(slot, isActive, isWatched: false, hasFinding: false);
            yield return new(name, isActive, _throttledAt.TryGetValue(name, out var throttled) ? throttled : sign.LastThrottled, sign.CeilingShare, sign.InvocationsPerMinute);
        }
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
        if (look.Cause != FanOutCause.Throttles) return false;
        foreach (var column in state.Freeze().Last(TripWire.FreshMinutes))
            if (column.Minute >= look.FromMinute && column.Account(AccountMetric.Throttles) > TripWire.Known(column)) return false;
        return true;
    }

    private void Note(FanOut look)
    {
        var window = state.Freeze();
        _wire.Looked(look, window);
        foreach (var column in window.Last(TripWire.FreshMinutes))
        {
            var values = column.Functions(FunctionMetric.Throttles);
            for (var slot = 0; slot < values.Length; slot++)
                if (values[slot] > 0) _throttledAt[state.Directory[slot].Name] = column.Minute;
        }
    }

    private bool End()
    {
        _look = null;
        return true;
    }
}
