using System.Collections.Immutable;
using System.Text.Json;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Recommendations.Exports;
using YamlDotNet.RepresentationModel;

namespace Dashboard.Analysis.Tests.Recommendations;

public sealed class ExportTests
{
    private static readonly FunctionAlias Live = new("live", "7");

    /// <summary>Names that AWS would never allow, for whoever got one past it.</summary>
    public static TheoryData<string> Names { get; } =
    [
        "checkout-create-payment", "it's", "\"; rm -rf / #", "${aws_secret.x}", "$${twice}", "%{ if true }x%{ endif }", "`id`", "$(id)", "two\nlines\ttab", "-dash", "a'b\"c\\d", "naïve ✓ 𝄞", "key: value", "!Ref x", "",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_reservation_reaches_every_tool_with_its_name_and_number_whole(string name)
    {
        var exports = FunctionSettingExport.Reserved.Of(name, 60);
        Assert.Equal([["lambda", "put-function-concurrency", $"--function-name={name}", "--reserved-concurrent-executions=60"]], await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli)));
        var properties = Properties(exports, "AWS::Lambda::Function");
        Assert.Equal((name, "60"), (Scalar(properties, "FunctionName"), Scalar(properties, "ReservedConcurrentExecutions")));
        var function = await ResourceAsync(exports, "aws_lambda_function");
        Assert.Equal((name, 60), (function.GetProperty("function_name").GetString(), function.GetProperty("reserved_concurrent_executions").GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Target_tracking_reaches_every_tool_with_a_fraction(string name)
    {
        var exports = ScalingExport.Of(name, "live", 2, 40, 0.7);
        var calls = await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli));
        Assert.Equal(
            ["application-autoscaling", "register-scalable-target", "--service-namespace=lambda", $"--resource-id=function:{name}:live", "--scalable-dimension=lambda:function:ProvisionedConcurrency", "--min-capacity=2", "--max-capacity=40"],
            calls[0]);
        var configuration = JsonDocument.Parse(calls[1].Single(argument => argument.StartsWith("--target-tracking", StringComparison.Ordinal)).Split('=', 2)[1]).RootElement;
        Assert.Equal(0.7, configuration.GetProperty("TargetValue").GetDouble());

        var target = Properties(exports, "AWS::ApplicationAutoScaling::ScalableTarget");
        Assert.Equal(($"function:{name}:live", "2", "40"), (Scalar(target, "ResourceId"), Scalar(target, "MinCapacity"), Scalar(target, "MaxCapacity")));
        var policy = (YamlMappingNode)Properties(exports, "AWS::ApplicationAutoScaling::ScalingPolicy")["TargetTrackingScalingPolicyConfiguration"];
        Assert.Equal("0.7", Scalar(policy, "TargetValue"));
        Assert.Equal("LambdaProvisionedConcurrencyUtilization", Scalar((YamlMappingNode)policy["PredefinedMetricSpecification"], "PredefinedMetricType"));

        Assert.Equal($"function:{name}:live", (await ResourceAsync(exports, "aws_appautoscaling_target")).GetProperty("resource_id").GetString());
        Assert.Equal(0.7, (await ResourceAsync(exports, "aws_appautoscaling_policy")).GetProperty("target_tracking_scaling_policy_configuration")[0].GetProperty("target_value").GetDouble());
    }

    [Fact]
    public async Task Memory_and_timeout_name_their_own_options()
    {
        Assert.Equal([["lambda", "update-function-configuration", "--function-name=f", "--memory-size=1769"]], await Parsers.ShellAsync(Text(FunctionSettingExport.Memory.Of("f", 1769), ExportFormat.AwsCli)));
        Assert.Equal("9", Scalar(Properties(FunctionSettingExport.Timeout.Of("f", 9), "AWS::Lambda::Function"), "Timeout"));
        Assert.Equal(1769, (await ResourceAsync(FunctionSettingExport.Memory.Of("f", 1769), "aws_lambda_function")).GetProperty("memory_size").GetInt32());
    }

    [Fact]
    public async Task Provisioned_concurrency_names_an_alias_and_never_the_latest_code()
    {
        var exports = ProvisionedExport.Of("f", Live, 22);
        Assert.Equal(
            [["lambda", "put-provisioned-concurrency-config", "--function-name=f", "--qualifier=live", "--provisioned-concurrent-executions=22"]], await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli)));
        var alias = Properties(exports, "AWS::Lambda::Alias");
        Assert.Equal(("live", "7", "22"), (Scalar(alias, "Name"), Scalar(alias, "FunctionVersion"), Scalar((YamlMappingNode)alias["ProvisionedConcurrencyConfig"], "ProvisionedConcurrentExecutions")));
        var resource = await ResourceAsync(exports, "aws_lambda_provisioned_concurrency_config");
        Assert.Equal(("live", 22), (resource.GetProperty("qualifier").GetString(), resource.GetProperty("provisioned_concurrent_executions").GetInt32()));
    }

    [Fact]
    public async Task A_schedule_raises_ten_minutes_before_the_busy_hours_and_lowers_after_them()
    {
        var exports = ScheduleExport.Of("f", "live", new(8, 10, 50, 5));
        var calls = await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli));
        Assert.Equal(3, calls.Length);
        Assert.Contains("--schedule=cron(50 7 * * ? *)", calls[1]);
        Assert.Contains("--scalable-target-action=MinCapacity=50,MaxCapacity=50", calls[1]);
        Assert.Contains("--schedule=cron(0 18 * * ? *)", calls[2]);
        Assert.Contains("--scalable-target-action=MinCapacity=5,MaxCapacity=5", calls[2]);
        var actions = (YamlSequenceNode)Properties(exports, "AWS::ApplicationAutoScaling::ScalableTarget")["ScheduledActions"];
        Assert.Equal(["cron(50 7 * * ? *)", "cron(0 18 * * ? *)"], actions.Select(action => Scalar((YamlMappingNode)action, "Schedule")));
        var scheduled = (await Parsers.HclAsync(Text(exports, ExportFormat.Terraform))).GetProperty("resource").GetProperty("aws_appautoscaling_scheduled_action");
        Assert.Equal(2, scheduled.EnumerateObject().Count());
    }

    [Fact]
    public async Task The_claimed_alarm_divides_by_the_quota_and_looks_each_minute()
    {
        var exports = AlarmExport.Claimed(70, 60, 2, 3);
        var call = Assert.Single(await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli)));
        Assert.Contains("--threshold=70", call);
        Assert.Contains("--datapoints-to-alarm=2", call);
        Assert.Contains("--alarm-actions=arn:aws:sns:eu-west-1:123456789012:alerts", call);
        var metrics = JsonDocument.Parse(call.Single(argument => argument.StartsWith("--metrics=", StringComparison.Ordinal)).Split('=', 2)[1]).RootElement;
        Assert.Equal("claimed / SERVICE_QUOTA(concurrent) * 100", metrics[0].GetProperty("Expression").GetString());
        Assert.Equal("ClaimedAccountConcurrency", metrics[1].GetProperty("MetricStat").GetProperty("Metric").GetProperty("MetricName").GetString());
        Assert.Equal(60, metrics[1].GetProperty("MetricStat").GetProperty("Period").GetInt32());

        var alarm = Properties(exports, "AWS::CloudWatch::Alarm");
        Assert.Equal(("70", "2", "3", "notBreaching"), (Scalar(alarm, "Threshold"), Scalar(alarm, "DatapointsToAlarm"), Scalar(alarm, "EvaluationPeriods"), Scalar(alarm, "TreatMissingData")));
        Assert.Equal("claimed / SERVICE_QUOTA(concurrent) * 100", Scalar((YamlMappingNode)((YamlSequenceNode)alarm["Metrics"])[0], "Expression"));
        Assert.Equal(3, (await ResourceAsync(exports, "aws_cloudwatch_metric_alarm")).GetProperty("metric_query").GetArrayLength());
    }

    [Fact]
    public async Task The_throttle_alarm_sums_the_accounts_own_series()
    {
        var exports = AlarmExport.Throttles(60);
        Assert.Contains("--statistic=Sum", Assert.Single(await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli))));
        var alarm = Properties(exports, "AWS::CloudWatch::Alarm");
        Assert.Equal(("Throttles", "Sum", "60", "0", false), (Scalar(alarm, "MetricName"), Scalar(alarm, "Statistic"), Scalar(alarm, "Period"), Scalar(alarm, "Threshold"), alarm.Children.ContainsKey("Dimensions")));
        Assert.Equal("GreaterThanThreshold", (await ResourceAsync(exports, "aws_cloudwatch_metric_alarm")).GetProperty("comparison_operator").GetString());
    }

    private static string Text(ImmutableArray<Export> exports, ExportFormat format) => exports.Single(export => export.Format == format).Text;

    private static YamlMappingNode Properties(ImmutableArray<Export> exports, string type)
    {
        var resources = (YamlMappingNode)Parsers.Yaml(Text(exports, ExportFormat.CloudFormation))["Resources"];
        return (YamlMappingNode)Assert.Single(resources.Children.Values, resource => Scalar((YamlMappingNode)resource, "Type") == type)["Properties"];
    }

    private static string? Scalar(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value;

    private static async Task<JsonElement> ResourceAsync(ImmutableArray<Export> exports, string type)
    {
        var named = (await Parsers.HclAsync(Text(exports, ExportFormat.Terraform))).GetProperty("resource").GetProperty(type);
        return Assert.Single(named.EnumerateObject()).Value[0];
    }
}
