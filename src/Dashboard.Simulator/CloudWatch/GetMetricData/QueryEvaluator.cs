using Dashboard.Simulator.CloudWatch.GetMetricData.Expressions;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <summary>The points of the queries of one call, each worked out once and only when it is needed.</summary>
internal sealed class QueryEvaluator
{
    private readonly MetricStore _metrics;
    private readonly DateTimeOffset _now;
    private readonly SeriesReader _reader;
    private readonly GetMetricDataRequest _request;
    private readonly Dictionary<string, MetricDataQuery> _queries;
    private readonly Dictionary<string, MathNode> _expressions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MetricColumn> _results = new(StringComparer.Ordinal);
    private readonly MathEvaluator _math;

    /// <exception cref="Wire.AwsErrorException">ValidationError: an expression cannot be evaluated, whatever the data.</exception>
    public QueryEvaluator(GetMetricDataRequest request, MetricStore metrics, DateTimeOffset now, int concurrencyLimit)
    {
        (_request, _metrics, _now, _reader) = (request, metrics, now, new(now));
        _queries = request.Queries.ToDictionary(query => query.Id, StringComparer.Ordinal);
        var metricQueries = request.Queries.Where(query => query.MetricStat is not null).ToList();
        _math = new(
            id => Evaluate(_queries[id]),
            [.. metricQueries.Select(query => query.Id)],
            id => _queries[id].MetricStat is { } stat && ConcurrencyQuota.Covers(stat.Metric) ? concurrencyLimit : null,
            () => PeriodStarts(metricQueries));
        Check(request);
    }

    public MetricColumn Evaluate(MetricDataQuery query)
    {
        if (_results.TryGetValue(query.Id, out var known)) return known;
        return _results[query.Id] = query.MetricStat is { } stat
            ? _reader.Read(_metrics.Find(stat.Metric), Window(stat), stat.Statistic)
            : Calculate(query);
    }

    public ReadWindow Window(MetricStat stat) => ReadWindow.Of(_request.Start, _request.End, stat.Period, _now);

    private MetricColumn Calculate(MetricDataQuery query)
    {
        try
        {
            return _math.Evaluate(_expressions[query.Id]);
        }
        catch (MathSyntaxException e)
        {
            throw CloudWatchError.Validation($"Error in expression '{query.Id}': {e.Message}");
        }
    }

    private void Check(GetMetricDataRequest request)
    {
        foreach (var query in request.Queries.Where(query => query.Expression is not null))
        {
            try
            {
                _expressions[query.Id] = MathParser.Parse(query.Expression!);
            }
            catch (MathSyntaxException e)
            {
                throw CloudWatchError.Validation($"Error in expression '{query.Id}': {e.Message}");
            }
        }
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in _expressions.Keys) Visit(id, [], done);
    }

    private void Visit(string id, HashSet<string> path, HashSet<string> done)
    {
        if (done.Contains(id) || !_expressions.TryGetValue(id, out var expression)) return;
        if (!path.Add(id)) throw CloudWatchError.Validation($"Error in expression '{id}': The expression refers to itself.");
        foreach (var reference in References(expression))
        {
            if (!_queries.ContainsKey(reference)) throw CloudWatchError.Validation($"Error in expression '{id}': Unknown identifier {reference}.");
            Visit(reference, path, done);
        }
        path.Remove(id);
        done.Add(id);
    }

    private static IEnumerable<string> References(MathNode node) => node switch
    {
        MathNode.Reference reference => [reference.Id],
        MathNode.Binary binary => References(binary.Left).Concat(References(binary.Right)),
        MathNode.Sequence sequence => sequence.Items.SelectMany(References),
        MathNode.Call call => call.Arguments.SelectMany(References),
        _ => [],
    };

    private IEnumerable<long> PeriodStarts(List<MetricDataQuery> metricQueries)
    {
        if (metricQueries.Count == 0) yield break;
        var window = Window(metricQueries.MinBy(query => query.MetricStat!.Period)!.MetricStat!);
        for (var time = window.Start; time < window.End; time += window.Period) yield return time;
    }
}
