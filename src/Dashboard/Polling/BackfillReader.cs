using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;
using Dashboard.History;
using Dashboard.History.Backfill;
using Dashboard.History.Coding;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Polling.Spend;

namespace Dashboard.Polling;

/// <summary>
/// Reads the minutes of the last two weeks that the history lacks, a request at a time, the newest week first, as far as its budget goes.
/// What is missing is looked up in the history itself: after a restart it goes on where it was, and after an outage it fills the gap. Hours
/// that waited to be packed at the start are read once more.
/// </summary>
internal sealed class BackfillReader(
    AccountScope scope, AccountState state, CloudWatchClient cloudWatch, CallCounter calls, Spending spending, HistoryArchive archive, PastJudge judge, HistoryOptions options, DateTimeOffset start)
{
    private const string Namespace = "AWS/Lambda";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Every viewer looks at the account anew when something of it changes: progress alone is not worth more.</summary>
    private static readonly TimeSpan ShowEvery = TimeSpan.FromSeconds(15);

    /// <summary>Some 90,000 points a request: well inside the 396,000 a second that CloudWatch gives out, which others need as well.</summary>
    private readonly TimeSpan _beat = scope.IsDemo ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(1);

    /// <summary>Longer than it takes until a change of progress is published.</summary>
    private readonly TimeSpan _priceFirst = scope.IsDemo ? TimeSpan.Zero : TimeSpan.FromSeconds(15);

    private readonly decimal _perMetric = spending.Meter.Prices.PerThousandMetrics / 1_000;
    private readonly MetricColumns _columns = new();
    private readonly Queue<PastRead> _reads = new();
    private Dictionary<string, ActiveFunction> _functions = [];
    private BackfillPlan? _plan;
    private DateTimeOffset _nextBeat = start;
    private DateTimeOffset _shownAt = start;

    /// <summary>The answer to the next read, which is paid for, while it cannot be written.</summary>
    private ImmutableArray<(long Hour, HourBlock Block)>? _answer;
    private long _spent;

    /// <summary>First hour that is read even if it is known: the process before may have ended before its last minutes were complete.</summary>
    private long _unsureFrom = archive.WaitingFrom(scope.Key) ?? long.MaxValue;

    public ActivityTrack Track { get; } = new(PollActivity.Backfill, TimeSpan.FromHours(24), start);

    public DateTimeOffset NextDue => _plan is null ? Track.NextDue : _nextBeat;

    public async Task RunDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            if (_plan is null) await BeginAsync(now, cancellation).ConfigureAwait(false);
            else if (_reads.Count > 0) await ReadNextAsync(_plan, now, cancellation).ConfigureAwait(false);
            else JudgeNext(_plan, now);
        }
        catch (HistoryReadException unreadable)
        {
            Wait(now, unreadable.Fault);
        }
    }

    private async Task BeginAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        Track.Begin(now);
        state.Changed();
        if (options.BackfillBudget == 0 && !scope.IsDemo)
        {
            Track.Succeed(now, "Turned off by Dashboard:History:BackfillBudget");
            return;
        }
        var listed = await calls.CountListingAsync("cloudwatch:ListMetrics", cloudWatch.ListMetricsAsync(Namespace, null, recentlyActive: false, cancellation), now).ConfigureAwait(false);
        if (listed.Fault is { } fault)
        {
            Track.Fail(now, fault, "Which functions ran in the last two weeks is unknown");
            return;
        }
        _functions = ActiveFunction.From(listed.Value);
        var end = state.Series.FirstMinute / HourBlock.Minutes + 1;
        var budget = scope.IsDemo ? long.MaxValue : Math.Min((long)(options.BackfillBudget / _perMetric), spending.AffordableMetrics(now));
        var plan = BackfillPlan.Of([.. _functions.Keys.Append("").Select(name => Missing(name, end))], end, budget);
        if (plan.Days == 0)
        {
            Track.Succeed(now, $"Not begun: one day would cost more than the budget of {Dollars(options.BackfillBudget)}, {plan.Wanted} days {Dollars(plan.WantedMetrics * _perMetric)}. Raise Dashboard:History:BackfillBudget");
            return;
        }
        if (plan.Reads.IsEmpty)
        {
            Track.Succeed(now, "Nothing is missing of the last two weeks");
            return;
        }
        _plan = plan;
        _spent = 0;
        _answer = null;
        _reads.Clear();
        judge.Clear();
        foreach (var read in plan.Reads) _reads.Enqueue(read);
        judge.Add(plan.Reads.SelectMany(read => Range(read.FromHour, read.EndHour)));
        Report(plan);
        // Nothing is asked for before its price was there to be seen.
        _nextBeat = now + _priceFirst;
        state.Changed();
    }

    private MissingHours Missing(string name, long end)
    {
        var from = end - BackfillPlan.MostDays * 24;
        var known = archive.Reader.Hours(scope.Key, name, from, end).Where(hour => hour.Totals.Minutes == HourBlock.Minutes && hour.Hour < _unsureFrom).Select(hour => hour.Hour).ToHashSet();
        var queries = Queries(name);
        return new(name, queries.Count, queries.BilledMetrics, [.. Range(from, end).Where(hour => !known.Contains(hour))]);
    }

    private async Task ReadNextAsync(BackfillPlan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        var read = _reads.Peek();
        _answer ??= await AskAsync(plan, read, now, cancellation).ConfigureAwait(false);
        if (_answer is not { } blocks) return;
        if (archive.Write(scope.Key, writer => writer.WriteSeries(scope.Key, read.Function, blocks)) is { } unwritten)
        {
            Wait(now, unwritten);
            return;
        }
        _answer = null;
        _reads.Dequeue();
        Track.Resume();
        _nextBeat = now + _beat;
        Report(plan);
        Show(now);
    }

    /// <returns>Null without a whole answer: a half one would be taken for the whole from then on.</returns>
    private async Task<ImmutableArray<(long Hour, HourBlock Block)>?> AskAsync(BackfillPlan plan, PastRead read, DateTimeOffset now, CancellationToken cancellation)
    {
        var queries = Queries(read.Function);
        _columns.Clear();
        var window = new MetricWindow(DateTimeOffset.UnixEpoch.AddHours(read.FromHour), DateTimeOffset.UnixEpoch.AddHours(read.EndHour));
        var outcome = await calls.CountAsync(cloudWatch.GetMetricDataAsync(queries.Queries, window, _columns, cancellation)).ConfigureAwait(false);
        spending.Count(SpendPurpose.Backfill, outcome, paid: 0, now);
        _spent += outcome.MetricsRequested;
        if (outcome.Failed.IsEmpty) return PastBlocks.Of(read, queries.Targets, _columns, outcome.Failed);
        _nextBeat = now + Pause;
        Track.EndInPart(now, outcome.Fault ?? PollFaults.NoAnswer, $"{Words(plan)}; paused for a minute");
        state.Changed();
        return null;
    }

    private void JudgeNext(BackfillPlan plan, DateTimeOffset now)
    {
        if (judge.JudgeSome() is { } unwritten)
        {
            Wait(now, unwritten);
            return;
        }
        _nextBeat = now + _beat;
        if (judge.HasPending)
        {
            Show(now);
            return;
        }
        state.Changed();
        Track.Succeed(now, plan.Days == plan.Wanted
            ? $"{Words(plan)}; {plan.Days} days are complete"
            : $"{Words(plan)}; {plan.Days} of {plan.Wanted} days fit the budget, all of them would cost {Dollars(plan.WantedMetrics * _perMetric)}");
        (_plan, _unsureFrom) = (null, long.MaxValue);
    }

    private void Wait(DateTimeOffset now, HistoryFault fault)
    {
        _nextBeat = now + Pause;
        if (_plan is null) Track.Fail(now, PollFaults.OfHistory(fault), "The history cannot be read");
        else Track.EndInPart(now, PollFaults.OfHistory(fault), $"{Words(_plan)}; waits for the history");
        state.Changed();
    }

    private void Show(DateTimeOffset now)
    {
        if (now - _shownAt < ShowEvery) return;
        _shownAt = now;
        state.Changed();
    }

    private QueryList Queries(string function)
    {
        if (function.Length == 0) return QueryList.OfAccount();
        var queries = new QueryList();
        var configuration = state.Directory.Slots.TryGetValue(function, out var slot) ? state.Directory[slot] : new FunctionConfiguration { Name = function, Arn = "" };
        queries.AddFunction(slot, _functions.GetValueOrDefault(function) ?? ActiveFunction.Named(function), configuration);
        return queries;
    }

    private void Report(BackfillPlan plan) => Track.Report(plan.Reads.Length - _reads.Count, plan.Reads.Length, Words(plan));

    private string Words(BackfillPlan plan)
    {
        var price = scope.IsDemo ? "free" : $"{Dollars(_spent * _perMetric)} of an estimated {Dollars(plan.Metrics * _perMetric)}";
        return $"{plan.Reads.Length - _reads.Count} of {plan.Reads.Length} reads, {price}";
    }

    private static string Dollars(decimal dollars) => dollars.ToString("$0.00", CultureInfo.InvariantCulture);

    private static IEnumerable<long> Range(long from, long end)
    {
        for (var hour = from; hour < end; hour++) yield return hour;
    }
}
