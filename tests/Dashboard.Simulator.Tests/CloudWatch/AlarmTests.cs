using Dashboard.Simulator.CloudWatch.Alarms;
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
