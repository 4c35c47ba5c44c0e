using System.Collections.Immutable;

namespace Dashboard.Aws.CloudWatch;

/// <summary>
/// One GetMetricDataAsync call. Requests run side by side, since AWS takes a second or more for each; a page is decoded under a
/// lock in under a millisecond, so that the columns have one writer at a time.
/// </summary>
internal sealed class MetricDataReading(CloudWatchClient client, IReadOnlyList<MetricQuery> queries, MetricWindow window, MetricColumns into)
{
    private const int SideBySide = 4;
    private const int MaximumFaults = 3;
    private const int MaximumPages = 1000;

    private readonly Lock _gate = new();
    private readonly SeriesStatus[] _statuses = new SeriesStatus[queries.Count];
    private readonly bool[] _reached = new bool[queries.Count];
    private readonly int[] _groups = QueryGroups.Of(queries);
    private AwsFault? _fault;
    private int _faults, _answers, _billed, _billedAtMost;

    public async Task<MetricDataOutcome> RunAsync(CancellationToken cancellation)
    {
        await ReadAsync(Enumerable.Range(0, queries.Count), cancellation).ConfigureAwait(false);
        if (_faults == 0 && ToRetry() is { Length: > 0 } again)
        {
            var asked = again.ToHashSet();
            into.RemoveRuns(asked.Contains);
            foreach (var index in again) (_statuses[index], _reached[index]) = (SeriesStatus.Unknown, false);
            await ReadAsync(again, cancellation).ConfigureAwait(false);
        }
        into.AnsweredAt = client.ServerClock?.GetUtcNow();
        var failed = Enumerable.Range(0, queries.Count).Where(Failed).ToImmutableArray();
        return new(_answers, _billed, _fault ?? QueryFaults.Of(failed, _statuses, queries.Count, into), failed) { MetricsAtMost = _billedAtMost };
    }

    /// <summary>Failed queries alone; an expression comes with what it refers to.</summary>
    private int[] ToRetry()
    {
        var failed = Enumerable.Range(0, queries.Count).Where(i => Failed(i) && _statuses[i] != SeriesStatus.Forbidden).ToArray();
        var withReferences = failed.Where(i => queries[i].Expression is not null).Select(i => _groups[i]).ToHashSet();
        return withReferences.Count == 0 ? failed : [.. Enumerable.Range(0, queries.Count).Where(i => withReferences.Contains(_groups[i]) || failed.AsSpan().BinarySearch(i) >= 0)];
    }

    private bool Failed(int index) => queries[index].ReturnData ? _statuses[index] != SeriesStatus.Complete : !_reached[index];

    private async Task ReadAsync(IEnumerable<int> which, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation };
        await Parallel.ForEachAsync(QueryPacking.Pack(queries, _groups, which, window), options, async (request, _) =>
        {
            if (GivenUp()) return;
            if (await ReadPagesAsync(request, cancellation).ConfigureAwait(false) is { } fault) Note(fault);
        }).ConfigureAwait(false);
    }

    private async Task<AwsFault?> ReadPagesAsync(int[] indexes, CancellationToken cancellation)
    {
        var points = 0;
        string? token = null;
        for (var page = 0; page < MaximumPages; page++)
        {
            var request = new MetricDataRequest(queries, indexes, window, token);
            var outcome = await client.CallAsync(
                MetricDataRequest.Operation,
                request.InCbor, body => Decode(body, indexes, MetricDataCbor.Read),
                request.InJson, body => Decode(body, indexes, MetricDataJson.Read), cancellation).ConfigureAwait(false);
            lock (_gate)
            {
                _answers += outcome.Answers;
                _billedAtMost += outcome.Answers * indexes.Count(index => queries[index].Expression is null);
                if (outcome.Result.Succeeded)
                {
                    _billed += QueryPacking.BilledMetrics(queries, indexes);
                    foreach (var index in indexes) _reached[index] = true;
                }
            }
            if (!outcome.Result.Succeeded) return outcome.Result.Fault;
            var (next, read) = outcome.Result.Value;
            if (string.IsNullOrEmpty(next)) return null;
            // The queries were packed to fit on one page.
            if (next == token || (points += read) > PageRules.MaximumPoints) break;
            token = next;
        }
        return new(AwsFaultKind.Malformed, "cloudwatch:GetMetricData", "EndlessPages", "The pages of one request do not end.", "Check the endpoint: AWS ends a result after a few pages.");
    }

    internal delegate string? PageReader(ReadOnlySpan<byte> body, MetricColumns into);

    internal Page Decode(ReadOnlySpan<byte> body, int[] asked, PageReader read)
    {
        lock (_gate)
        {
            var (runs, points) = (into.Runs.Count, into.Count);
            var token = read(body, into);
            into.RemoveRunsFrom(runs, run => Array.BinarySearch(asked, run.Query) < 0);
            for (var i = runs; i < into.Runs.Count; i++) _statuses[into.Runs[i].Query] = into.Runs[i].Status;
            return new(token, into.Count - points);
        }
    }

    /// <param name="Points">How many it added.</param>
    internal readonly record struct Page(string? NextToken, int Points);

    private void Note(AwsFault fault)
    {
        lock (_gate)
        {
            _fault ??= fault;
            _faults += IsOfOneRequest(fault.Kind) ? 1 : MaximumFaults;
        }
    }

    /// <summary>A refused or failed request says little of the next; any other fault would strike it as well.</summary>
    private static bool IsOfOneRequest(AwsFaultKind kind) => kind is AwsFaultKind.InvalidRequest or AwsFaultKind.Malformed or AwsFaultKind.ServerError;

    private bool GivenUp()
    {
        lock (_gate) return _faults >= MaximumFaults;
    }
}
