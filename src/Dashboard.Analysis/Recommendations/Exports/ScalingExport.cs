using System.Collections.Immutable;
using System.Globalization;
using static Dashboard.Analysis.Recommendations.Exports.ExportNames;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>
/// Target tracking of provisioned concurrency by Application Auto Scaling. The target is a fraction, 0.7 for 70 %, in all three formats.
/// Source: Lambda developer guide, provisioned-concurrency.
/// </summary>
internal static class ScalingExport
{
    public const string Dimension = "lambda:function:ProvisionedConcurrency";
    private const string Policy = "provisioned-concurrency-utilization";
    private const string Metric = "LambdaProvisionedConcurrencyUtilization";

    public static string ResourceId(string function, string alias) => $"function:{function}:{alias}";

    public static string Register(string resource, int least, int most) => ShellText.Aws(
        "application-autoscaling", "register-scalable-target",
        ("service-namespace", "lambda"), ("resource-id", resource), ("scalable-dimension", Dimension),
        ("min-capacity", Number(least)), ("max-capacity", Number(most)));

    public static ImmutableArray<Export> Of(string function, string alias, int least, int most, double target)
    {
        var resource = ResourceId(function, alias);
        var name = $"{function}-{alias}";
        var share = target.ToString("0.0##", CultureInfo.InvariantCulture);
        return
        [
            new(ExportFormat.AwsCli, Register(resource, least, most) + ShellText.Aws(
                "application-autoscaling", "put-scaling-policy",
                ("service-namespace", "lambda"), ("resource-id", resource), ("scalable-dimension", Dimension), ("policy-name", Policy),
                ("policy-type", "TargetTrackingScaling"),
                ("target-tracking-scaling-policy-configuration", $$$"""{"TargetValue":{{{share}}},"PredefinedMetricSpecification":{"PredefinedMetricType":"{{{Metric}}}"}}"""))),
            new(ExportFormat.CloudFormation, $"""
                Resources:
                  {LogicalId(name, "ScalableTarget")}:
                    Type: AWS::ApplicationAutoScaling::ScalableTarget
                    Properties:
                      ServiceNamespace: lambda
                      ResourceId: {YamlText.Quote(resource)}
                      ScalableDimension: {Dimension}
                      MinCapacity: {Number(least)}
                      MaxCapacity: {Number(most)}
                  {LogicalId(name, "ScalingPolicy")}:
                    Type: AWS::ApplicationAutoScaling::ScalingPolicy
                    Properties:
                      PolicyName: {Policy}
                      PolicyType: TargetTrackingScaling
                      ScalingTargetId: !Ref {LogicalId(name, "ScalableTarget")}
                      TargetTrackingScalingPolicyConfiguration:
                        TargetValue: {share}
                        PredefinedMetricSpecification:
                          PredefinedMetricType: {Metric}

                """),
            new(ExportFormat.Terraform, $$"""
                resource "aws_appautoscaling_target" "{{Label(name)}}" {
                  service_namespace  = "lambda"
                  resource_id        = {{HclText.Quote(resource)}}
                  scalable_dimension = "{{Dimension}}"
                  min_capacity       = {{Number(least)}}
                  max_capacity       = {{Number(most)}}
                }

                resource "aws_appautoscaling_policy" "{{Label(name)}}" {
                  name               = "{{Policy}}"
                  policy_type        = "TargetTrackingScaling"
                  service_namespace  = aws_appautoscaling_target.{{Label(name)}}.service_namespace
                  resource_id        = aws_appautoscaling_target.{{Label(name)}}.resource_id
                  scalable_dimension = aws_appautoscaling_target.{{Label(name)}}.scalable_dimension

                  target_tracking_scaling_policy_configuration {
                    target_value = {{share}}

                    predefined_metric_specification {
                      predefined_metric_type = "{{Metric}}"
                    }
                  }
                }

                """),
        ];
    }

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
