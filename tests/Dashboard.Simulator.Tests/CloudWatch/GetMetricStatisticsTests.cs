using Dashboard.Simulator.Wire;
using static Dashboard.Simulator.Tests.CloudWatch.AccountFixture;

namespace Dashboard.Simulator.Tests.CloudWatch;

public sealed class GetMetricStatisticsTests
{
    private readonly AccountFixture _account = new();

    private static Fields Request(int minutes, int period) => new()
    {
        ["Namespace"] = "AWS/Lambda",
        ["MetricName"] = "Duration",
        ["Dimensions"] = new[] { new Fields { ["Name"] = "FunctionName", ["Value"] = "orders" } },
        ["StartTime"] = Now.AddMinutes(-minutes),
        ["EndTime"] = Now,
        ["Period"] = period,
    };

    [Theory]
    [InlineData(WireProtocol.RpcV2Cbor)]
    [InlineData(WireProtocol.AwsJson)]
    [InlineData(WireProtocol.AwsQuery)]
    public void Several_statistics_of_a_metric_come_with_each_point(WireProtocol protocol)
    {
        _account.Fill(OfFunction("Duration", "orders"), 10, 20, 30, 50);
        var answer = _account.Call("GetMetricStatistics", Request(4, 120).With("Statistics", new[] { "Average", "Sum", "SampleCount", "Minimum", "Maximum" }), protocol);
        Assert.Equal("Duration", answer.Text("Label"));
        var points = answer.List("Datapoints").OrderBy(p => p["Timestamp"].Time).ToList();
        Assert.Equal([-4, -2], points.Select(p => (p["Timestamp"].Time - Now.ToUnixTimeSeconds()) / 60));
        Assert.Equal([15, 40], points.Select(p => p["Average"].Number));
        Assert.Equal([30, 80], points.Select(p => p["Sum"].Number));
        Assert.Equal([2, 2], points.Select(p => p["SampleCount"].Number));
        Assert.Equal([10, 30], points.Select(p => p["Minimum"].Number));
        Assert.Equal([20, 50], points.Select(p => p["Maximum"].Number));
        Assert.All(points, p => Assert.Equal("Milliseconds", p.Text("Unit")));
    }

    [Theory]
    [InlineData(WireProtocol.RpcV2Cbor)]
    [InlineData(WireProtocol.AwsJson)]
    [InlineData(WireProtocol.AwsQuery)]
    public void Percentiles_come_as_a_map(WireProtocol protocol)
    {
        _account.Metrics.GetOrAdd(OfFunction("Duration", "orders")).Record(Now.ToUnixTimeSeconds() / 60 - 1, new(10, 1, 4, 4), [1, 2, 3, 4], Now);
        var point = Assert.Single(_account.Call("GetMetricStatistics", Request(5, 60).With("ExtendedStatistics", new[] { "p50", "p99.9" }), protocol).List("Datapoints"));
        Assert.Equal([2, 4], ((string[])["p50", "p99.9"]).Select(p => point["ExtendedStatistics"][p].Number));
    }

    [Fact]
    public void Points_come_in_no_order()
    {
        _account.Fill(OfFunction("Duration", "orders"), [.. Enumerable.Range(0, 30).Select(i => (double)i)]);
        var times = _account.Call("GetMetricStatistics", Request(30, 60).With("Statistics", new[] { "Sum" })).List("Datapoints").Select(p => p["Timestamp"].Time).ToList();
        Assert.Equal(30, times.Distinct().Count());
        Assert.NotEqual(times.Order(), times);
        Assert.NotEqual(times.OrderDescending(), times);
    }

    [Fact]
    public void What_aws_refuses_is_refused_with_its_code()
    {
        var good = Request(1440, 60).With("Statistics", new[] { "Sum" });
        Assert.Empty(_account.Call("GetMetricStatistics", good).List("Datapoints"));
        AwsErrorException Refused(Fields request) => _account.Refusal("GetMetricStatistics", request);

        var tooMany = Refused(good.With("EndTime", Now.AddMinutes(1)));
        Assert.Equal(("InvalidParameterCombinationException", "InvalidParameterCombination"), (tooMany.Code, tooMany.QueryCode));
        Assert.Equal("You have requested up to 1,441 datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.", tooMany.Message);
        Assert.Equal("Must specify either Statistics or ExtendedStatistics.", Refused(good.Without("Statistics")).Message);
        Assert.Equal("InvalidParameterCombination", Refused(good.With("ExtendedStatistics", new[] { "p50" })).QueryCode);
        Assert.Equal("InvalidParameterValue", Refused(good.With("Statistics", new[] { "p50" })).QueryCode);
        Assert.Equal("InvalidParameterValue", Refused(good.Without("Statistics").With("ExtendedStatistics", new[] { "Sum" })).QueryCode);
        Assert.Equal("The parameter StartTime must not equal parameter EndTime.", Refused(good.With("StartTime", Now)).Message);
        Assert.Equal("The parameter StartTime must be less than the parameter EndTime.", Refused(good.With("StartTime", Now.AddDays(1))).Message);
        Assert.Equal("InvalidParameterValue", Refused(good.With("Period", 61)).QueryCode);
        foreach (var required in (string[])["Namespace", "MetricName", "StartTime", "EndTime", "Period"])
            Assert.Equal(("MissingParameter", $"The parameter {required} is required."), (Refused(good.Without(required)).QueryCode, Refused(good.Without(required)).Message));
    }
}
