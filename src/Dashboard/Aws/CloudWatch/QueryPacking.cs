using System.Collections.Immutable;

namespace Dashboard.Aws.CloudWatch;

/// <summary>Distributes queries over requests. Source of the limits: CloudWatch API, GetMetricData.</summary>
internal static class QueryPacking
{
    public const int MaximumQueries = 500;
    public const int MaximumPoints = 100_800;
    private const int StatisticsBilledAsOne = 5;

    /// <summary>
    /// Packs queries in the order of their groups, ascending within a request. A group stays whole unless it alone exceeds a request. No request expects more than one page.
    /// </summary>
    /// <param name="which">Indexes of the queries to pack, ascending.</param>
    public static ImmutableArray<int[]> Pack(IReadOnlyList<MetricQuery> queries, int[] groups, IEnumerable<int> which, MetricWindow window)
    {
        var requests = ImmutableArray.CreateBuilder<int[]>();
        var request = new List<int>(MaximumQueries);
        var points = 0L;
        foreach (var group in InGroups(which, groups))
        {
            var expected = group.Sum(i => Points(queries[i], window));
            if (request.Count > 0 && (request.Count + group.Count > MaximumQueries || points + expected > MaximumPoints)) Close();
            foreach (var index in group)
            {
                if (request.Count == MaximumQueries) Close();
                request.Add(index);
            }
            points += expected;
        }
        if (request.Count > 0) Close();
        return requests.DrainToImmutable();

        void Close()
        {
            request.Sort();
            requests.Add([.. request]);
            request.Clear();
            points = 0;
        }
    }

    /// <summary>Metrics billed for one page of these queries; expressions cost nothing beyond the metrics they name.</summary>
    public static int BilledMetrics(IReadOnlyList<MetricQuery> queries, ReadOnlySpan<int> request)
    {
        var (billed, statistics) = (0, 0);
        MetricQuery? previous = null;
        foreach (var index in request)
        {
            var query = queries[index];
            if (query.Expression is not null) continue;
            statistics = previous is not null && QueryGroups.SameMetric(previous, query) ? statistics + 1 : 1;
            if (statistics % StatisticsBilledAsOne == 1) billed++;
            previous = query;
        }
        return billed;
    }

    /// <summary>Points the window can hold; one more than whole periods when it starts within one.</summary>
    private static long Points(MetricQuery query, MetricWindow window)
    {
        var period = Math.Max(1, query.PeriodSeconds);
        var first = window.Start.ToUnixTimeSeconds() / period;
        var last = (window.End.ToUnixTimeSeconds() + period - 1) / period;
        return Math.Max(0, last - first);
    }

    private static List<List<int>> InGroups(IEnumerable<int> which, int[] groups)
    {
        var members = new Dictionary<int, List<int>>();
        var order = new List<List<int>>();
        foreach (var index in which)
        {
            if (!members.TryGetValue(groups[index], out var group)) order.Add(members[groups[index]] = group = []);
            group.Add(index);
        }
        return order;
    }
}
