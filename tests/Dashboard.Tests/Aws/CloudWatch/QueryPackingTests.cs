using CsCheck;
using Dashboard.Aws.CloudWatch;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.CloudWatch;

public sealed class QueryPackingTests
{
    private static readonly Gen<MetricQuery> Query = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2]).Select((function, statistic) => Queries.Of($"f{function}", "Duration", $"p{statistic}"));

    private static readonly Gen<(MetricQuery[] Queries, MetricWindow Window)> Work = Gen.Select(Query.Array[0, 1500], Gen.Int[1, 20_000])
        .Select((queries, minutes) => (queries, new MetricWindow(Queries.Window.Start, Queries.Window.Start.AddMinutes(minutes))));

    [Fact]
    public void Every_query_is_in_one_request_in_order_and_no_request_exceeds_the_limits() => Work.Sample((queries, window) =>
    {
        var requests = Pack(queries, window);

        Assert.Equal(Enumerable.Range(0, queries.Length), requests.SelectMany(r => r));
        foreach (var request in requests)
        {
            Assert.InRange(request.Length, 1, QueryPacking.MaximumQueries);
            var points = (window.End - window.Start).TotalMinutes * request.Length;
            if (request.Select(i => queries[i].Dimensions[0].Value).Distinct().Count() > 1) Assert.True(points <= QueryPacking.MaximumPoints);
        }
    });

    [Fact]
    public void Neighbours_of_the_same_metric_share_a_request() => Work.Sample((queries, window) =>
    {
        var requests = Pack(queries, window);
        var group = QueryGroups.Of(queries);

        foreach (var (left, right) in requests.Zip(requests.Skip(1)))
            if (group[left[^1]] == group[right[0]]) Assert.True(group.Count(g => g == group[right[0]]) > QueryPacking.MaximumQueries);
    });

    [Fact]
    public void A_window_of_three_hours_fills_requests_to_the_limit()
    {
        var requests = Pack(Queries.Many(1000), new(Queries.Window.Start, Queries.Window.Start.AddHours(3)));

        Assert.Equal([500, 500], requests.Select(r => r.Length));
    }

    [Fact]
    public void An_expression_shares_a_request_with_what_it_refers_to()
    {
        MetricQuery[] queries = [.. Queries.Many(700), Queries.Of("") with { Expression = "SERVICE_QUOTA(q3)" }];

        var requests = Pack(queries, Queries.Window);

        Assert.Single(requests, r => r.Contains(3) && r.Contains(700));
        Assert.Equal(701, requests.Sum(r => r.Length));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(10, 2)]
    public void Five_statistics_of_a_metric_are_billed_as_one(int statistics, int billed)
    {
        MetricQuery[] queries = [.. Enumerable.Range(0, statistics).Select(p => Queries.Of("checkout", "Duration", $"p{p}"))];

        Assert.Equal(billed, QueryPacking.BilledMetrics(queries, [.. Enumerable.Range(0, statistics)]));
    }

    private static System.Collections.Immutable.ImmutableArray<int[]> Pack(MetricQuery[] queries, MetricWindow window) =>
        QueryPacking.Pack(queries, QueryGroups.Of(queries), Enumerable.Range(0, queries.Length), window);
}
