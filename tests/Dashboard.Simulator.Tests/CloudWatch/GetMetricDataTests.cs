using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;
using static Dashboard.Simulator.Tests.CloudWatch.AccountFixture;

namespace Dashboard.Simulator.Tests.CloudWatch;

public sealed class GetMetricDataTests
{
    private readonly AccountFixture _account = new();

    public static TheoryData<WireProtocol> Protocols => [WireProtocol.RpcV2Cbor, WireProtocol.AwsJson, WireProtocol.AwsQuery];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Points_come_newest_first_unless_asked_otherwise(WireProtocol protocol)
    {
        _account.Fill(OfFunction("Invocations", "orders"), 3, 1.25, 2);
        var request = LastMinutes(10, Query("m1", OfFunction("Invocations", "orders")));

        var newest = Assert.Single(_account.Call("GetMetricData", request, protocol).List("MetricDataResults"));
        Assert.Equal("m1", newest.Text("Id"));
        Assert.Equal("Invocations", newest.Text("Label"));
        Assert.Equal("Complete", newest.Text("StatusCode"));
        Assert.Equal([2, 1.25, 3], newest.List("Values").Select(v => v.Number));
        Assert.Equal([-1, -2, -3], newest.List("Timestamps").Select(t => (t.Time - Now.ToUnixTimeSeconds()) / 60));

        var oldest = Assert.Single(_account.Call("GetMetricData", request.With("ScanBy", "TimestampAscending"), protocol).List("MetricDataResults"));
        Assert.Equal([3, 1.25, 2], oldest.List("Values").Select(v => v.Number));
        Assert.Equal([-3, -2, -1], oldest.List("Timestamps").Select(t => (t.Time - Now.ToUnixTimeSeconds()) / 60));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_metric_nobody_published_is_complete_and_empty(WireProtocol protocol)
    {
        var result = Assert.Single(_account.Call("GetMetricData", LastMinutes(10, Query("m1", OfFunction("Errors", "ghost"))), protocol).List("MetricDataResults"));
        Assert.Equal("Complete", result.Text("StatusCode"));
        Assert.Empty(result.List("Timestamps"));
        Assert.Empty(result.List("Values"));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Only_the_exact_set_of_dimensions_is_read(WireProtocol protocol)
    {
        _account.Fill(new("AWS/Lambda", "Invocations", new Dimension("FunctionName", "orders"), new Dimension("Resource", "orders:live")), 7);
        _account.Fill(OfAccount("Invocations"), 9);
        var reversed = Query("m3", new("AWS/Lambda", "Invocations", new Dimension("Resource", "orders:live"), new Dimension("FunctionName", "orders")));
        var results = _account.Call("GetMetricData", LastMinutes(5,
            Query("m1", OfFunction("Invocations", "orders")), Query("m2", OfAccount("Invocations")), reversed), protocol).List("MetricDataResults");
        Assert.Equal([[], [9], [7]], results.Select(r => r.List("Values").Select(v => v.Number).ToArray()));
    }

    [Fact]
    public void Start_is_inclusive_and_end_is_exclusive()
    {
        _account.Fill(OfAccount("Invocations"), 1, 2, 3, 4, 5);
        var request = LastMinutes(4, Query("m1", OfAccount("Invocations"))).With("EndTime", Now.AddMinutes(-1)).With("ScanBy", "TimestampAscending");
        var result = Assert.Single(_account.Call("GetMetricData", request).List("MetricDataResults"));
        Assert.Equal([2, 3, 4], result.List("Values").Select(v => v.Number));
    }

    [Fact]
    public void A_point_appears_when_it_is_published_and_changes_when_it_is_revised()
    {
        var account = new AccountFixture(PublicationDelay.Default);
        var series = account.Metrics.GetOrAdd(OfFunction("Invocations", "orders"));
        var minute = Now.ToUnixTimeSeconds() / 60 - 1;
        series.Record(minute, new(1, 1, 1, 1), [], Now);
        double[] Read() => [.. Assert.Single(account.Call("GetMetricData", LastMinutes(5, Query("m1", series.Identity))).List("MetricDataResults")).List("Values").Select(v => v.Number)];

        Assert.Empty(Read());
        account.Clock.Advance(TimeSpan.FromSeconds(111));
        Assert.Equal([1], Read());
        series.Record(minute, new(4, 1, 1, 4), [], account.Clock.GetUtcNow());
        Assert.Equal([1], Read());
        account.Clock.Advance(TimeSpan.FromSeconds(111));
        Assert.Equal([4], Read());
    }

    [Fact]
    public void Labels_name_what_differs()
    {
        string[] Labels(params Fields[] queries) => [.. _account.Call("GetMetricData", LastMinutes(5, queries)).List("MetricDataResults").Select(r => r.Text("Label")!)];

        Assert.Equal(["Errors", "Throttles"], Labels(Query("a", OfAccount("Errors")), Query("b", OfAccount("Throttles"))));
        Assert.Equal(["orders", "billing"], Labels(Query("a", OfFunction("Errors", "orders")), Query("b", OfFunction("Errors", "billing"))));
        Assert.Equal(["p50", "p99"], Labels(Query("a", OfAccount("Duration"), "p50"), Query("b", OfAccount("Duration"), "p99")));
        Assert.Equal(["mine", "sum"], Labels(Query("a", OfAccount("Errors")).With("Label", "mine"), Expression("sum", "a * 2")));
    }

    [Fact]
    public void Queries_that_return_no_data_are_left_out_but_can_be_referred_to()
    {
        _account.Fill(OfAccount("Invocations"), 4);
        var results = _account.Call("GetMetricData", LastMinutes(5,
            Query("m1", OfAccount("Invocations")).With("ReturnData", false), Expression("e1", "m1 / 2"))).List("MetricDataResults");
        Assert.Equal(2, Assert.Single(Assert.Single(results).List("Values")).Number);
    }

    [Fact]
    public void A_period_too_fine_for_its_age_gives_no_points_and_no_error()
    {
        var old = Now.AddDays(-20);
        var series = _account.Metrics.GetOrAdd(OfAccount("Invocations"));
        for (var i = 0; i < 10; i++) series.Record(old.ToUnixTimeSeconds() / 60 + i, new(1, 1, 1, 1), [], Now);
        var request = LastMinutes(1, Query("fine", OfAccount("Invocations")), Query("coarse", OfAccount("Invocations"), period: 300))
            .With("StartTime", old.AddMinutes(3)).With("EndTime", old.AddMinutes(30));

        var results = _account.Call("GetMetricData", request).List("MetricDataResults");
        Assert.Equal([[], [5, 5]], results.Select(r => r.List("Values").Select(v => v.Number).ToArray()));
    }

    [Fact]
    public void The_answer_tells_what_aws_would_bill_and_meter()
    {
        var queries = ((string[])["Average", "Maximum", "p50", "p95", "p99", "Sum"]).Select((stat, i) => Query($"d{i}", OfFunction("Duration", "orders"), stat));
        var response = _account.Send("GetMetricData", LastMinutes(180, [.. queries, Query("c", OfAccount("ConcurrentExecutions"), "Maximum")]));
        Assert.Equal(3, response.BilledMetrics);
        Assert.Equal(7 * 180, response.DatapointsAsked);
    }

    [Fact]
    public void A_query_for_another_account_is_forbidden_alone()
    {
        _account.Fill(OfAccount("Invocations"), 4);
        var results = _account.Call("GetMetricData", LastMinutes(5,
            Query("own", OfAccount("Invocations")).With("AccountId", AccountId), Query("other", OfAccount("Invocations")).With("AccountId", "999999999999"))).List("MetricDataResults");
        Assert.Equal(["Complete", "Forbidden"], results.Select(r => r.Text("StatusCode")));
        Assert.Equal("Forbidden", Assert.Single(results[1].List("Messages")).Text("Code"));
    }
}
