using Dashboard.Aws.Cbor;
using Dashboard.Aws.CloudWatch;
using Dashboard.Simulator.Metrics;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.CloudWatch;

public sealed class DescribeAlarmsTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Alarms_on_a_metric_and_on_metric_math_are_read_with_all_that_decides_them(bool json)
    {
        await using var account = await SimulatedAccount.StartAsync();
        account.Host.Alarms.Put(new()
        {
            Name = "throttles",
            Metric = new("AWS/Lambda", "Throttles", new Dimension("FunctionName", "checkout")),
            Statistic = "Sum",
            Period = 60,
            EvaluationPeriods = 3,
            DatapointsToAlarm = 2,
            Threshold = 0,
            TreatMissingData = "notBreaching",
            ActionsEnabled = true,
            State = "OK",
            StateUpdated = Since,
            ConfigurationUpdated = Since,
        });
        account.Host.Alarms.Put(new()
        {
            Name = "claimed",
            EvaluationPeriods = 1,
            Threshold = 70,
            State = "ALARM",
            StateUpdated = Since,
            ConfigurationUpdated = Since,
            ActionsEnabled = false,
            Queries =
            [
                new("e1", "m1/SERVICE_QUOTA(m1)*100", null, null, null, "Used", true),
                new("m1", null, new("AWS/Lambda", "ClaimedAccountConcurrency"), "Maximum", 60, null, false),
            ],
        });
        using var client = new CloudWatchClient(account.Connection with { UseJson = json }, TimeProvider.System);

        var alarms = (await client.DescribeAlarmsAsync(TestContext.Current.CancellationToken)).Value;

        var (claimed, throttles) = (alarms[0], alarms[1]);
        Assert.Equal(
            ("throttles", "OK", Since, true, "AWS/Lambda", "Throttles", "Sum", 60), (throttles.Name, throttles.State, throttles.StateUpdated, throttles.ActionsEnabled,
                throttles.Namespace, throttles.Metric, throttles.Statistic, throttles.Period));
        Assert.Equal((3, 2, 0, "GreaterThanThreshold", "notBreaching", null, "checkout"), (throttles.EvaluationPeriods, throttles.DatapointsToAlarm, throttles.Threshold,
            throttles.Comparison, throttles.TreatMissingData, throttles.Expression, throttles.Dimension("FunctionName")));
        Assert.Equal(("claimed", "ALARM", false, null, null, 70), (claimed.Name, claimed.State, claimed.ActionsEnabled, claimed.Metric, claimed.Period, claimed.Threshold));
        Assert.Equal("m1/SERVICE_QUOTA(m1)*100; m1 = Maximum of AWS/Lambda ClaimedAccountConcurrency", claimed.Expression);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_pages_are_read(bool json)
    {
        await using var account = await SimulatedAccount.StartAsync();
        for (var i = 0; i < 250; i++) account.Host.Alarms.Put(new() { Name = $"a{i:000}", Metric = new("AWS/Lambda", "Errors"), StateUpdated = Since, ConfigurationUpdated = Since });
        using var client = new CloudWatchClient(account.Connection with { UseJson = json }, TimeProvider.System);
        var alarms = (await client.DescribeAlarmsAsync(TestContext.Current.CancellationToken)).Value;
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"a{i:000}"), alarms.Select(alarm => alarm.Name));
        Assert.Equal(3, account.Host.Calls.Count("DescribeAlarms"));
    }

    [Fact]
    public async Task A_single_metric_written_as_a_query_is_an_alarm_on_that_metric()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Json("""
            {"MetricAlarms":[{"AlarmName":"a","StateValue":"OK","StateUpdatedTimestamp":1795161600.25,"EvaluationPeriods":1,"ThresholdMetricId":"b","Metrics":[{"Id":"m1",
            "MetricStat":{"Metric":{"Namespace":"AWS/Lambda","MetricName":"Errors","Dimensions":[{"Name":"FunctionName","Value":"f"}]},"Period":300,"Stat":"Sum"}}]}],"CompositeAlarms":[]}
            """));
        using var client = new CloudWatchClient(Connections.To(stub.Address) with { UseJson = true }, TimeProvider.System);
        var alarm = Assert.Single((await client.DescribeAlarmsAsync(TestContext.Current.CancellationToken)).Value);
        Assert.Equal(("AWS/Lambda", "Errors", "f", "Sum", 300, null, null), (alarm.Namespace, alarm.Metric, alarm.Dimension("FunctionName"), alarm.Statistic, alarm.Period, alarm.Threshold, alarm.Expression));
        Assert.Equal(250, alarm.StateUpdated!.Value.Millisecond);
    }

    [Theory]
    [InlineData("253402300800")]
    [InlineData("-62135596801")]
    [InlineData("1e300")]
    public void A_state_since_a_time_there_is_not_is_refused(string time) =>
        Assert.Throws<FormatException>(() => DescribedAlarms.ReadJson(System.Text.Encoding.UTF8.GetBytes($$"""{"MetricAlarms":[{"AlarmName":"a","StateUpdatedTimestamp":{{time}}}]}""")));

    [Fact]
    public void Cbor_that_is_too_much_as_json_is_refused()
    {
        // A number of three bytes takes 22 as JSON.
        byte[] body = [0xa1, 0x61, (byte)'a', 0x9f, .. Enumerable.Repeat(new byte[] { 0xf9, 0, 1 }, 1_000_000).SelectMany(number => number), 0xff];

        Assert.Throws<FormatException>(() => CborJson.Of(body).Length);
    }

    [Theory]
    [InlineData("a161613863", "{\"a\":-100}")]
    [InlineData("bf616181f5616282f6f4ff", "{\"a\":[true],\"b\":[null,false]}")]
    [InlineData("a26161c1fb41da55d7f44000006162f97e00", "{\"a\":1767333841,\"b\":null}")]
    [InlineData("a26161d8011a695735a06162d9000100", "{\"a\":1767323040,\"b\":0}")]
    [InlineData("a3616142ff006162c2410161635f4101ff", "{\"a\":null,\"b\":null,\"c\":null}")]
    public void Cbor_becomes_json(string cbor, string json) =>
        Assert.Equal(json, System.Text.Encoding.UTF8.GetString(CborJson.Of(Convert.FromHexString(cbor))));

    [Theory]
    [InlineData("a1")]
    [InlineData("a16161")]
    [InlineData("a1616142ff")]
    [InlineData("a16161c242ff")]
    [InlineData("9f01ff")]
    [InlineData("")]
    public void Cbor_that_is_damaged_or_no_answer_is_refused(string cbor) =>
        Assert.Throws<FormatException>(() => CborJson.Of(Convert.FromHexString(cbor)).Length);
}
