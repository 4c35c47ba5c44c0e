using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;
using static Dashboard.Simulator.Tests.CloudWatch.AccountFixture;

namespace Dashboard.Simulator.Tests.CloudWatch;

public sealed class PutMetricDataTests
{
    private static readonly MetricIdentity Orders = new("Shop", "Orders", new Dimension("Country", "CH"));

    private readonly AccountFixture _account = new();

    private static Fields Datum(params (string Member, object Value)[] members)
    {
        var datum = new Fields
        {
            ["MetricName"] = "Orders",
            ["Dimensions"] = new[] { new Fields { ["Name"] = "Country", ["Value"] = "CH" } },
            ["Timestamp"] = Now.AddSeconds(-30),
        };
        foreach (var (member, value) in members) datum[member] = value;
        return datum;
    }

    private static Fields Put(params Fields[] data) => new() { ["Namespace"] = "Shop", ["MetricData"] = data };

    private double Read(string stat) => Assert.Single(Assert.Single(_account.Call("GetMetricData", LastMinutes(5, Query("m", Orders, stat))).List("MetricDataResults")).List("Values")).Number;

    [Theory]
    [InlineData(WireProtocol.RpcV2Cbor)]
    [InlineData(WireProtocol.AwsJson)]
    [InlineData(WireProtocol.AwsQuery)]
    public void Values_sent_for_a_minute_add_up(WireProtocol protocol)
    {
        Assert.Empty(_account.Call("PutMetricData", Put(Datum(("Value", 4))), protocol).Members);
        _account.Call("PutMetricData", Put(Datum(("Values", new[] { 1.5, 2, 8 }), ("Counts", new[] { 2, 1, 1 })), Datum(("Value", 7))), protocol);

        Assert.Equal([6, 24, 1.5, 8, 4], ((string[])["SampleCount", "Sum", "Minimum", "Maximum", "p60"]).Select(Read));
    }

    [Fact]
    public void A_statistic_set_takes_the_percentiles_away()
    {
        _account.Call("PutMetricData", Put(Datum(("Value", 4))));
        Assert.Equal(4, Read("p50"));
        var set = new Fields { ["SampleCount"] = 10, ["Sum"] = 50, ["Minimum"] = 1, ["Maximum"] = 9 };
        _account.Call("PutMetricData", Put(Datum(("StatisticValues", set))));
        Assert.Equal([11, 54, 1, 9], ((string[])["SampleCount", "Sum", "Minimum", "Maximum"]).Select(Read));
        Assert.Empty(Assert.Single(_account.Call("GetMetricData", LastMinutes(5, Query("m", Orders, "p50"))).List("MetricDataResults")).List("Values"));
    }

    [Fact]
    public void Many_values_keep_their_percentiles()
    {
        for (var batch = 0; batch < 10; batch++)
            _account.Call("PutMetricData", Put(Datum(("Values", Enumerable.Range(batch * 100, 100).Select(v => (double)v).ToArray()))));
        Assert.Equal(1000, Read("SampleCount"));
        Assert.InRange(Read("p50"), 450, 550);
        Assert.InRange(Read("p99"), 970, 999);
        Assert.Equal(999, Read("p100"));
    }

    [Fact]
    public void Without_a_timestamp_the_minute_is_the_current_one()
    {
        _account.Call("PutMetricData", Put(Datum(("Value", 4)).Without("Timestamp")));
        _account.Clock.Advance(TimeSpan.FromMinutes(1));
        var point = Assert.Single(_account.Call("GetMetricData", LastMinutes(1, Query("m", Orders)).With("EndTime", Now.AddMinutes(1))).List("MetricDataResults"));
        Assert.Equal(Now.ToUnixTimeSeconds(), Assert.Single(point.List("Timestamps")).Time);
    }

    [Fact]
    public void What_aws_refuses_is_refused_whole_and_with_its_code()
    {
        string Code(Fields request) => _account.Refusal("PutMetricData", request).QueryCode;
        Assert.Equal("InvalidParameterValue", Code(Put(Datum(("Value", 1))).With("Namespace", "AWS/Lambda")));
        Assert.Equal("MissingParameter", Code(Put(Datum(("Value", 1))).Without("Namespace")));
        Assert.Equal("MissingParameter", Code(Put()));
        Assert.Equal("InvalidParameterValue", Code(Put([.. Enumerable.Repeat(Datum(("Value", 1)), 1001)])));
        Assert.Equal("MissingParameter", Code(Put(Datum())));
        Assert.Equal("MissingParameter", Code(Put(Datum(("Value", 1)).Without("MetricName"))));
        Assert.Equal("InvalidParameterCombination", Code(Put(Datum(("Value", 1), ("Values", new[] { 1.0 })))));
        Assert.Equal("InvalidParameterValue", Code(Put(Datum(("Values", new[] { 1.0, 2 }), ("Counts", new[] { 1 })))));
        Assert.Equal("InvalidParameterValue", Code(Put(Datum(("Value", 1), ("Timestamp", Now.AddDays(-15))))));
        Assert.Equal("InvalidParameterValue", Code(Put(Datum(("Value", 1), ("Timestamp", Now.AddHours(3))))));
        Assert.Equal("InvalidParameterValue", Code(Put(Datum(("Value", 1)), Datum(("StatisticValues", new Fields { ["SampleCount"] = 0, ["Sum"] = 0, ["Minimum"] = 0, ["Maximum"] = 0 })))));
        Assert.Null(_account.Metrics.Find(Orders));
    }
}
