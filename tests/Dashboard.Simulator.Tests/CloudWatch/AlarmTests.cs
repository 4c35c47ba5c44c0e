using Dashboard.Simulator.CloudWatch.Alarms;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;
using static Dashboard.Simulator.Tests.CloudWatch.AccountFixture;

namespace Dashboard.Simulator.Tests.CloudWatch;

public sealed class AlarmTests
{
    private readonly AccountFixture _account = new();

    private static Fields Alarm(string name) => new()
    {
        ["AlarmName"] = name,
        ["Namespace"] = "AWS/Lambda",
        ["MetricName"] = "ClaimedAccountConcurrency",
        ["Statistic"] = "Maximum",
        ["Period"] = 60,
        ["EvaluationPeriods"] = 3,
        ["DatapointsToAlarm"] = 2,
        ["Threshold"] = 700.5,
        ["ComparisonOperator"] = "GreaterThanThreshold",
    };

    private string[] Names(Fields request) => [.. _account.Call("DescribeAlarms", request).List("MetricAlarms").Select(a => a.Text("AlarmName")!)];

    [Theory]
    [InlineData(WireProtocol.RpcV2Cbor)]
    [InlineData(WireProtocol.AwsJson)]
    [InlineData(WireProtocol.AwsQuery)]
    public void An_alarm_that_was_put_is_described(WireProtocol protocol)
    {
        Assert.Empty(_account.Call("PutMetricAlarm", Alarm("claimed"), protocol).Members);
        var alarm = Assert.Single(_account.Call("DescribeAlarms", [], protocol).List("MetricAlarms"));
        Assert.Equal("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:claimed", alarm.Text("AlarmArn"));
        Assert.Equal("INSUFFICIENT_DATA", alarm.Text("StateValue"));
        Assert.Equal((60, 3, 2, 700.5), (alarm["Period"].Number, alarm["EvaluationPeriods"].Number, alarm["DatapointsToAlarm"].Number, alarm["Threshold"].Number));
        Assert.Equal(Now.ToUnixTimeSeconds(), alarm["StateUpdatedTimestamp"].Time);
        Assert.Equal("true", alarm.Text("ActionsEnabled"), ignoreCase: true);
    }

    [Fact]
    public void A_state_that_was_set_survives_a_change_of_the_alarm()
    {
        _account.Call("PutMetricAlarm", Alarm("claimed"));
        _account.Call("SetAlarmState", new() { ["AlarmName"] = "claimed", ["StateValue"] = "ALARM", ["StateReason"] = "tried" });
        _account.Call("PutMetricAlarm", Alarm("claimed").With("Threshold", 900));
        var alarm = Assert.Single(_account.Call("DescribeAlarms", new() { ["StateValue"] = "ALARM" }).List("MetricAlarms"));
        Assert.Equal(("tried", 900), (alarm.Text("StateReason"), alarm["Threshold"].Number));
    }

    [Fact]
    public void Alarms_are_filtered_by_name_prefix_state_and_type()
    {
        foreach (var (name, state) in (IEnumerable<(string, string)>)[("b-high", "OK"), ("a-low", "ALARM"), ("b-low", "ALARM")])
            _account.Service.Alarms.Put(new() { Name = name, State = state, Metric = OfAccount("Errors"), StateUpdated = Now, ConfigurationUpdated = Now });

        Assert.Equal(["a-low", "b-high", "b-low"], Names([]));
        Assert.Equal(["a-low", "b-high"], Names(new() { ["AlarmNames"] = new[] { "b-high", "a-low", "ghost" } }));
        Assert.Equal(["b-high", "b-low"], Names(new() { ["AlarmNamePrefix"] = "b-" }));
        Assert.Equal(["a-low", "b-low"], Names(new() { ["StateValue"] = "ALARM" }));
        Assert.Empty(Names(new() { ["AlarmTypes"] = new[] { "CompositeAlarm" } }));
    }

    [Theory]
    [InlineData(WireProtocol.RpcV2Cbor)]
    [InlineData(WireProtocol.AwsJson)]
    [InlineData(WireProtocol.AwsQuery)]
    public void An_alarm_on_metric_math_shows_its_parts_in_place_of_a_metric(WireProtocol protocol)
    {
        _account.Call("PutMetricAlarm", new()
        {
            ["AlarmName"] = "share",
            ["EvaluationPeriods"] = 2,
            ["Threshold"] = 70,
            ["ComparisonOperator"] = "GreaterThanThreshold",
            ["Metrics"] = new[] { Expression("e1", "m1/SERVICE_QUOTA(m1)*100"), Query("m1", OfAccount("ClaimedAccountConcurrency"), "Maximum").With("ReturnData", false) },
        }, protocol);
        var alarm = Assert.Single(_account.Call("DescribeAlarms", [], protocol).List("MetricAlarms"));
        var parts = alarm.List("Metrics");
        Assert.Equal(("e1", "m1/SERVICE_QUOTA(m1)*100"), (parts[0].Text("Id"), parts[0].Text("Expression")));
        Assert.Equal(("Maximum", "ClaimedAccountConcurrency"), (parts[1]["MetricStat"].Text("Stat"), parts[1]["MetricStat"]["Metric"].Text("MetricName")));
        Assert.Null(alarm.Text("MetricName"));
    }

    [Fact]
    public void Target_tracking_has_two_alarms_that_lack_data_while_the_alias_is_idle()
    {
        const string Resource = "function:search:live";
        _account.Account.Add(new() { Name = "search", Arn = _account.Account.ArnOf("search"), LastModified = Now, Aliases = [new("live", "7")] });
        _account.Account.RegisterScalableTarget(new(Resource, 5, 50, Now));
        _account.Account.PutScalingPolicy(new("utilization", Resource, 0.7, null, null, Now.AddDays(-9)));
        Assert.Equal([("AlarmHigh", "INSUFFICIENT_DATA", 0.7), ("AlarmLow", "INSUFFICIENT_DATA", 0.63)], Tracking());
        Assert.All(Names([]), name => Assert.StartsWith("TargetTracking-function:search:live-Alarm", name, StringComparison.Ordinal));

        var utilization = new MetricIdentity("AWS/Lambda", "ProvisionedConcurrencyUtilization", new("FunctionName", "search"), new Dimension("Resource", "search:live"));
        _account.Fill(utilization, 0.5, 0.8, 0.9, 0.95);
        Assert.Equal([("AlarmHigh", "ALARM", 0.7), ("AlarmLow", "OK", 0.63)], Tracking());
        _account.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["INSUFFICIENT_DATA", "INSUFFICIENT_DATA"], Tracking().Select(alarm => alarm.State));

        (string Kind, string State, double Threshold)[] Tracking() =>
            [.. _account.Call("DescribeAlarms", []).List("MetricAlarms").Select(a => (a.Text("AlarmName")!.Split('-')[2], a.Text("StateValue")!, Math.Round(a["Threshold"].Number, 6)))];
    }

    [Fact]
    public void Alarms_come_in_pages()
    {
        for (var i = 0; i < 120; i++) _account.Service.Alarms.Put(new MetricAlarm { Name = $"a{i:000}", Metric = OfAccount("Errors"), StateUpdated = Now, ConfigurationUpdated = Now });
        var names = new List<string>();
        var pages = 0;
        for (string? token = null; ; pages++)
        {
            Fields request = [];
            var page = _account.Call("DescribeAlarms", token is null ? request : request.With("NextToken", token));
            names.AddRange(page.List("MetricAlarms").Select(a => a.Text("AlarmName")!));
            token = page.Text("NextToken");
            if (token is null) break;
        }
        Assert.Equal(2, pages);
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"a{i:000}"), names);
    }

    [Fact]
    public void What_aws_refuses_is_refused_with_its_code()
    {
        string Code(string operation, Fields request) => _account.Refusal(operation, request).QueryCode;
        Assert.Equal("InvalidNextToken", Code("DescribeAlarms", new() { ["NextToken"] = "nonsense" }));
        Assert.Equal("ValidationError", Code("DescribeAlarms", new() { ["StateValue"] = "RED" }));
        Assert.Equal("ValidationError", Code("DescribeAlarms", new() { ["MaxRecords"] = 101 }));
        Assert.Equal("ValidationError", Code("DescribeAlarms", new() { ["AlarmNamePrefix"] = "a", ["AlarmNames"] = new[] { "b" } }));
        Assert.Equal("MissingParameter", Code("PutMetricAlarm", Alarm("a").Without("Threshold")));
        Assert.Equal("ValidationError", Code("PutMetricAlarm", Alarm("a").With("ComparisonOperator", "AboutAsBig")));
        Assert.Equal("ValidationError", Code("PutMetricAlarm", Alarm("a").With("Period", 61)));
        Assert.Equal("ResourceNotFound", Code("SetAlarmState", new() { ["AlarmName"] = "ghost", ["StateValue"] = "OK", ["StateReason"] = "r" }));
    }
}
