using Dashboard.Aws.CloudWatch;
using Dashboard.Polling;
using Dashboard.Polling.Planning;
using Dashboard.Simulator.Metrics;
using Dashboard.Store;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>
/// Reads the simulated account's metrics into the dashboard's own store: the same queries, statistics, windows and treatment of what is
/// absent as over the wire, with what CloudWatch would have published by then.
/// </summary>
internal sealed class MetricPoller(MetricStore metrics, AccountState state)
{
    private const string Namespace = "AWS/Lambda";
    private static readonly QueryList AccountQueries = QueryList.OfAccount();

    private readonly MetricColumns _columns = new();

    public void ReadAll(DateTimeOffset now)
    {
        state.Series.AdvanceTo(MinuteSpan.MinuteOf(now) - 1);
        var span = ReadSpan.Of(MinuteSpan.MinuteOf(now), isOpen: true, null, state.LongestTimeout, null);
        var reader = new SeriesReader(now);
        Apply(AccountQueries, span, reader, now);
        state.AccountReadBefore = span.End;

        state.Active = ActiveFunction.From([.. metrics.All.Select(series => series.Identity).Where(id => id.Namespace == Namespace).Select(Listed)]);
        foreach (var (name, active) in state.Active)
        {
            if (!state.Directory.Slots.TryGetValue(name, out var slot)) continue;
            var queries = new QueryList();
            queries.AddFunction(slot, active, state.Directory[slot]);
            Apply(queries, span, reader, now);
            state.ReadTo(name, span.End, isOpen: true);
        }
        int[] idle = [.. state.Directory.Names.Where(name => !state.Active.ContainsKey(name)).Select(name => state.Directory.Slots[name])];
        state.Series.ApplyIdle(idle, span);
    }

    private void Apply(QueryList queries, MinuteSpan span, SeriesReader reader, DateTimeOffset now)
    {
        var window = ReadWindow.Of(span.ToWindow().Start, span.ToWindow().End, 60, now);
        _columns.Clear();
        for (var i = 0; i < queries.Count; i++)
        {
            var query = queries.Queries[i];
            if (!Statistic.TryParse(query.Statistic, out var statistic)) throw new InvalidOperationException($"No statistic is called {query.Statistic}.");
            var points = reader.Read(metrics.Find(Identity(query)), window, statistic);
            points.Times.CopyTo(_columns.TimestampRoom(points.Count));
            points.Values.CopyTo(_columns.ValueRoom(points.Count));
            _columns.AddRun(i, points.Count, SeriesStatus.Complete);
        }
        state.Series.Apply(new(queries.Targets, _columns, [], span, PollWindow.PublishedBefore(now)));
    }

    private static MetricIdentity Identity(MetricQuery query) =>
        new(query.Namespace, query.MetricName, [.. query.Dimensions.Select(d => new Dimension(d.Name, d.Value))]);

    private static ListedMetric Listed(MetricIdentity metric) =>
        new(metric.Namespace, metric.Name, [.. metric.Dimensions.Select(d => new MetricDimension(d.Name, d.Value))]);
}
