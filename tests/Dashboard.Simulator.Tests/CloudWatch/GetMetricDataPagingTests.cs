using CsCheck;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Wire;
using static Dashboard.Simulator.Tests.CloudWatch.AccountFixture;

namespace Dashboard.Simulator.Tests.CloudWatch;

public sealed class GetMetricDataPagingTests
{
    [Fact]
    public void Every_point_comes_exactly_once_in_scan_order_whatever_the_page_size()
    {
        Gen.Select(Gen.Int[0, 25].Array[1, 8], Gen.Int[1, 60], Gen.Bool, Gen.Enum<WireProtocol>()).Sample((counts, pageSize, ascending, wire) =>
        {
            var protocol = wire == WireProtocol.RestJson ? WireProtocol.AwsJson : wire;
            var account = new AccountFixture();
            for (var i = 0; i < counts.Length; i++) account.Fill(OfFunction("Invocations", $"f{i}"), [.. Enumerable.Range(i * 100, counts[i]).Select(v => (double)v)]);
            var request = LastMinutes(60, [.. counts.Select((_, i) => Query($"q{i}", OfFunction("Invocations", $"f{i}")))])
                .With("MaxDatapoints", pageSize).With("ScanBy", ascending ? "TimestampAscending" : "TimestampDescending");

            var (points, statuses) = ReadAll(account, request, protocol, pageSize);
            for (var i = 0; i < counts.Length; i++)
            {
                var expected = Enumerable.Range(i * 100, counts[i]).Select(v => (double)v);
                Assert.Equal(ascending ? expected : expected.Reverse(), points[$"q{i}"]);
                Assert.Equal("Complete", statuses[$"q{i}"][^1]);
                Assert.All(statuses[$"q{i}"].SkipLast(1), status => Assert.Equal("PartialData", status));
            }
        }, iter: 100);
    }

    [Theory]
    [InlineData("TimestampAscending")]
    [InlineData("TimestampDescending")]
    public void Partial_data_leaves_half_for_the_next_page(string scanBy)
    {
        var account = new AccountFixture();
        account.Fill(OfAccount("Invocations"), 1, 2, 3, 4, 5, 6);
        account.Fill(OfAccount("Errors"), 1, 2);
        var request = LastMinutes(10, Query("a", OfAccount("Invocations")), Query("b", OfAccount("Errors")), Query("none", OfAccount("Throttles"))).With("ScanBy", scanBy);

        var first = account.Call("GetMetricData", request, fault: FaultKind.PartialData);
        Assert.Equal(["PartialData", "PartialData", "PartialData"], first.List("MetricDataResults").Select(r => r.Text("StatusCode")));
        Assert.Equal(3, first.List("MetricDataResults")[0].List("Values").Count);

        var second = account.Call("GetMetricData", request.With("NextToken", first.Text("NextToken")!), fault: FaultKind.PartialData);
        Assert.Equal(["Complete", "Complete", "Complete"], second.List("MetricDataResults").Select(r => r.Text("StatusCode")));
        Assert.Null(second.Text("NextToken"));
        double[] Joined(int i) => [.. first.List("MetricDataResults")[i].List("Values").Concat(second.List("MetricDataResults")[i].List("Values")).Select(v => v.Number)];
        double[] InOrder(params double[] values) => scanBy == "TimestampAscending" ? values : [.. values.Reverse()];
        Assert.Equal(InOrder(1, 2, 3, 4, 5, 6), Joined(0));
        Assert.Equal(InOrder(1, 2), Joined(1));
    }

    [Fact]
    public void Partial_data_of_no_points_completes_too()
    {
        var account = new AccountFixture();
        var request = LastMinutes(10, Query("a", OfAccount("Invocations")));
        var first = account.Call("GetMetricData", request, fault: FaultKind.PartialData);
        var second = account.Call("GetMetricData", request.With("NextToken", first.Text("NextToken")!));
        Assert.Equal("Complete", Assert.Single(second.List("MetricDataResults")).Text("StatusCode"));
    }

    [Theory]
    [InlineData(FaultKind.InternalError, "InternalError")]
    [InlineData(FaultKind.Forbidden, "Forbidden")]
    public void Every_other_query_fails_without_points(FaultKind fault, string status)
    {
        var account = new AccountFixture();
        account.Fill(OfAccount("Invocations"), 1, 2);
        var results = account.Call("GetMetricData", LastMinutes(10,
            Query("a", OfAccount("Invocations")), Query("b", OfAccount("Invocations")), Query("c", OfAccount("Invocations"))), fault: fault).List("MetricDataResults");
        Assert.Equal([status, "Complete", status], results.Select(r => r.Text("StatusCode")));
        Assert.Equal([0, 2, 0], results.Select(r => r.List("Values").Count));
        if (fault == FaultKind.Forbidden) Assert.Equal("Forbidden", Assert.Single(results[0].List("Messages")).Text("Code"));
    }

    [Fact]
    public void A_token_that_was_not_given_for_this_request_is_refused()
    {
        var account = new AccountFixture();
        account.Fill(OfAccount("Invocations"), 1, 2, 3);
        var request = LastMinutes(10, Query("a", OfAccount("Invocations"))).With("MaxDatapoints", 1);
        var token = account.Call("GetMetricData", request).Text("NextToken")!;

        foreach (var bad in (string[])["", "nonsense", token[..^1], token[..^2] + (token[^2] == 'A' ? "BA" : "AA")])
            Assert.Equal("InvalidNextToken", account.Refusal("GetMetricData", request.With("NextToken", bad)).Code);
        var other = LastMinutes(11, Query("a", OfAccount("Invocations"))).With("MaxDatapoints", 1);
        Assert.Equal("InvalidNextToken", account.Refusal("GetMetricData", other.With("NextToken", token)).Code);
    }

    [Fact]
    public void A_page_holds_at_most_a_hundred_thousand_eight_hundred_points()
    {
        var account = new AccountFixture();
        var values = Enumerable.Range(0, 1000).Select(v => (double)v).ToArray();
        account.Fill(OfAccount("Invocations"), values);
        var request = LastMinutes(1000, [.. Enumerable.Range(0, 150).Select(i => Query($"q{i}", OfAccount("Invocations")))]);

        var first = account.Call("GetMetricData", request, WireProtocol.RpcV2Cbor);
        Assert.Equal(100_800, first.List("MetricDataResults").Sum(r => r.List("Values").Count));
        var second = account.Call("GetMetricData", request.With("NextToken", first.Text("NextToken")!), WireProtocol.RpcV2Cbor);
        Assert.Equal(150_000 - 100_800, second.List("MetricDataResults").Sum(r => r.List("Values").Count));
        Assert.Null(second.Text("NextToken"));
    }

    private static (Dictionary<string, List<double>> Points, Dictionary<string, List<string>> Statuses) ReadAll(
        AccountFixture account, Fields request, WireProtocol protocol, int pageSize)
    {
        var points = new Dictionary<string, List<double>>();
        var statuses = new Dictionary<string, List<string>>();
        for (string? token = null; ;)
        {
            var page = account.Call("GetMetricData", token is null ? request : request.With("NextToken", token), protocol);
            Assert.InRange(page.List("MetricDataResults").Sum(r => r.List("Values").Count), 0, pageSize);
            foreach (var result in page.List("MetricDataResults"))
            {
                var id = result.Text("Id")!;
                points.TryAdd(id, []);
                statuses.TryAdd(id, []);
                points[id].AddRange(result.List("Values").Select(v => v.Number));
                statuses[id].Add(result.Text("StatusCode")!);
            }
            token = page.Text("NextToken");
            if (token is null) return (points, statuses);
        }
    }
}
