using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <summary>
/// Fills one page query by query, each in scan order, until its points are used up. A token says which query to go on with and
/// after which of its times; after PartialData, up to which time the points of all queries have been given.
/// </summary>
internal sealed class ResultPager(GetMetricDataRequest request, QueryEvaluator evaluator, DefaultLabels labels, string accountId)
{
    private readonly MetricDataQuery[] _queries = [.. request.Queries.Where(query => query.ReturnData)];
    private readonly List<MetricDataResult> _results = [];

    public IReadOnlyList<MetricDataResult> Results => _results;

    /// <param name="fault">PartialData, InternalError or Forbidden; anything else is none.</param>
    /// <returns>Where the next page begins; null on the last.</returns>
    public PagePosition? Fill(PagePosition start, FaultKind? fault)
    {
        if (fault == FaultKind.PartialData && start == PagePosition.First && FitsOnePage()) return FillHalf();
        var room = request.MaxDatapoints;
        for (var i = start.Query; i < _queries.Length; i++)
        {
            if (Refusal(_queries[i], i, fault) is { } refused)
            {
                _results.Add(refused);
                continue;
            }
            var column = evaluator.Evaluate(_queries[i]);
            var (from, to) = Unread(column, i == start.Query && start.After != PagePosition.None ? start.After : start.Split);
            if (to - from <= room)
            {
                room -= to - from;
                Add(_queries[i], column, from, to, "Complete");
                continue;
            }
            if (room == 0) return start with { Query = i, After = i == start.Query ? start.After : PagePosition.None };
            (from, to) = request.Ascending ? (from, from + room) : (to - room, to);
            Add(_queries[i], column, from, to, "PartialData");
            return start with { Query = i, After = column.Times[request.Ascending ? to - 1 : from] };
        }
        return null;
    }

    /// <summary>All queries to the middle of the longest, the rest on the page after.</summary>
    private PagePosition FillHalf()
    {
        var longest = _queries.Select(evaluator.Evaluate).MaxBy(column => column.Count) ?? MetricColumn.Empty;
        var split = longest.Count == 0 ? Before(request) : longest.Times[(longest.Count - (request.Ascending ? 1 : 0)) / 2];
        foreach (var query in _queries)
        {
            var column = evaluator.Evaluate(query);
            var (unreadFrom, unreadTo) = Unread(column, split);
            var (from, to) = request.Ascending ? (0, unreadFrom) : (unreadTo, column.Count);
            Add(query, column, from, to, "PartialData");
        }
        return new(0, PagePosition.None, split);
    }

    /// <summary>True when the page has room for everything; else the page is partial by itself.</summary>
    private bool FitsOnePage() => _queries.Sum(query => evaluator.Evaluate(query).Count) <= request.MaxDatapoints;

    private static long Before(GetMetricDataRequest request) =>
        request.Ascending ? request.Start.ToUnixTimeSeconds() - 7200 : request.End.ToUnixTimeSeconds() + 7200;

    /// <summary>The part of a column that lies after this time in scan order.</summary>
    private (int From, int To) Unread(MetricColumn column, long after)
    {
        if (after == PagePosition.None) return (0, column.Count);
        var at = Array.BinarySearch(column.Times, after);
        return request.Ascending ? (at >= 0 ? at + 1 : ~at, column.Count) : (0, at >= 0 ? at : ~at);
    }

    private void Add(MetricDataQuery query, MetricColumn column, int from, int to, string status) =>
        _results.Add(new(query.Id, labels.Of(query), column, from, to, status));

    private MetricDataResult? Refusal(MetricDataQuery query, int index, FaultKind? fault)
    {
        if (query.AccountId is { } other && other != accountId) return Forbidden(query, "Authentication too complex to retrieve cross account data");
        if (index % 2 != 0) return null;
        return fault switch
        {
            FaultKind.InternalError => new(query.Id, labels.Of(query), MetricColumn.Empty, 0, 0, "InternalError"),
            FaultKind.Forbidden => Forbidden(query, "Authentication too complex to retrieve cross region data"),
            _ => null,
        };
    }

    private MetricDataResult Forbidden(MetricDataQuery query, string message) =>
        new(query.Id, labels.Of(query), MetricColumn.Empty, 0, 0, "Forbidden", new("Forbidden", message));
}
