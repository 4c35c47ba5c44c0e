using System.Collections.Immutable;
using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Polling.Spend;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>
/// Reads the last 14 days by the hour, a request a second at most, which keeps within the datapoints CloudWatch gives out in a second. A
/// whole new history takes the place of the last one when it is complete. Metrics silent for two weeks are not listed, nor asked for.
/// Source: CloudWatch API, GetMetricData and ListMetrics; CloudWatch user guide, cloudwatch_limits.
/// </summary>
internal sealed class UsageReader(AccountState state, CloudWatchClient cloudWatch, CallCounter calls, Spending spending, PollingOptions options, DateTimeOffset start)
{
    private const int Hours = 14 * 24;
    private const int PointsPerRequest = 100_800;
    private const string Namespace = "AWS/Lambda";
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private readonly MetricColumns _columns = new();
    private readonly Queue<string> _pending = new();
    private ILookup<string, string> _provisioned = Array.Empty<string>().ToLookup(name => name);
    private UsageTable? _table;
    private DateTimeOffset _nextBeat = start;
    private AwsFault? _fault;
    private int _total;
    private int _failed;
    private int _metrics;

    public ActivityTrack Track { get; } = new(PollActivity.Usage, options.UsageInterval, start);

    /// <summary>Metrics that the last round was billed for, spread over the time to the next; 0 before the first.</summary>
    public double MetricsPerMinute => _metrics / options.UsageInterval.TotalMinutes;

    public DateTimeOffset NextDue => _table is null ? Track.NextDue : _nextBeat;

    public async Task RunDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (_table is null && Track.IsDue(now)) await BeginAsync(now, cancellation).ConfigureAwait(false);
        if (_table is not null && _nextBeat <= now) await ReadNextAsync(_table, now, cancellation).ConfigureAwait(false);
    }

    private async Task BeginAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        Track.Begin(now);
        var interval = options.UsageInterval * spending.Stretch.Rest;
        Track.Postpone(now + (interval < Longest ? interval : Longest));
        state.Changed();
        var active = await ListAsync("Invocations", now, cancellation).ConfigureAwait(false);
        var provisioned = active.Succeeded ? await ListAsync("ProvisionedConcurrencyUtilization", now, cancellation).ConfigureAwait(false) : active;
        if (provisioned.Fault is { } fault)
        {
            Track.Fail(now, fault, state.Usage is null ? "How functions were used is unknown" : "What was read before is kept");
            return;
        }
        _pending.Clear();
        foreach (var name in Names(active.Value, "FunctionName").Where(IsPresent).Distinct().Order(StringComparer.Ordinal)) _pending.Enqueue(name);
        _provisioned = Names(provisioned.Value, "Resource").Distinct().ToLookup(resource => resource.Split(':')[0], StringComparer.Ordinal);
        (_total, _failed, _fault, _metrics) = (_pending.Count, 0, null, 0);
        var end = (MinuteSpan.MinuteOf(now) - PollWindow.UnsettledMinutes(state.LongestTimeout)) / 60;
        _table = new(end - Hours, Hours);
    }

    private Task<AwsResult<ImmutableArray<ListedMetric>>> ListAsync(string metric, DateTimeOffset now, CancellationToken cancellation) =>
        calls.CountListingAsync("cloudwatch:ListMetrics", cloudWatch.ListMetricsAsync(Namespace, metric, recentlyActive: false, cancellation), now);

    private async Task ReadNextAsync(UsageTable table, DateTimeOffset now, CancellationToken cancellation)
    {
        var (functions, queries) = NextRequest();
        var price = queries.BilledMetrics;
        if (!spending.TrySpend(price, leavesLooks: true))
        {
            _nextBeat = now + Pause;
            return;
        }
        _columns.Clear();
        var outcome = await calls.CountAsync(cloudWatch.GetMetricDataAsync(queries.Queries, table.Window, _columns, cancellation)).ConfigureAwait(false);
        spending.Count(SpendPurpose.Usage, outcome, price, now);
        _metrics += outcome.MetricsRequested;
        state.Changed();
        if (outcome.Failed.Length == queries.Count)
        {
            Stop(now, outcome.Fault ?? PollFaults.NoAnswer);
            return;
        }
        table.Apply(queries, _columns, outcome.Failed);
        for (var i = 0; i < functions; i++) _pending.Dequeue();
        _failed += outcome.Failed.Length;
        _fault ??= outcome.Fault;
        _nextBeat = now + Beat;
        Track.Report(_total - _pending.Count, _total, Words);
        if (_pending.Count == 0) End(table, now);
    }

    /// <summary>As many functions as the points of one request allow; the account's own series come with the first.</summary>
    private (int Functions, UsageQueries Queries) NextRequest()
    {
        var queries = new UsageQueries();
        if (_pending.Count == _total) queries.AddAccount();
        var functions = 0;
        foreach (var name in _pending)
        {
            ImmutableArray<string> provisioned = [.. _provisioned[name]];
            if (functions > 0 && (queries.Count + UsageQueries.CountOf(provisioned.Length)) * Hours > PointsPerRequest) break;
            queries.AddFunction(name, provisioned);
            functions++;
        }
        return (functions, queries);
    }

    /// <summary>Goes on in a minute where it left off, unless nothing could be read at all.</summary>
    private void Stop(DateTimeOffset now, AwsFault fault)
    {
        if (_pending.Count == _total)
        {
            _table = null;
            Track.Fail(now, fault, state.Usage is null ? "How functions were used is unknown" : "What was read before is kept");
            return;
        }
        _nextBeat = now + Pause;
        Track.EndInPart(now, fault, $"{Words}; paused for a minute");
    }

    private void End(UsageTable table, DateTimeOffset now)
    {
        _table = null;
        state.Usage = table.ToHistory();
        if (_failed == 0) Track.Succeed(now, $"{state.Usage.Functions.Count} functions ran in 14 days");
        else Track.EndInPart(now, _fault, $"{Words}, {_failed} of their series missing");
    }

    private string Words => $"{_total - _pending.Count} of {_total} functions read";

    private bool IsPresent(string name) => state.Directory.Slots.ContainsKey(name) && !state.Directory.IsGone(name);

    private static IEnumerable<string> Names(ImmutableArray<ListedMetric> metrics, string dimension) =>
        metrics.SelectMany(metric => metric.Dimensions).Where(d => d.Name == dimension).Select(d => d.Value);
}
