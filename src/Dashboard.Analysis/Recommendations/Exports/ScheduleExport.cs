using System.Collections.Immutable;
using static Dashboard.Analysis.Recommendations.Exports.ExportNames;
using static Dashboard.Analysis.Recommendations.Exports.ScalingExport;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>Provisioned concurrency by the clock: two scheduled actions a day, at times in UTC.</summary>
internal static class ScheduleExport
{
    private const string Busy = "busy-hours";
    private const string Quiet = "quiet-hours";

    public static ImmutableArray<Export> Of(string function, string alias, DailySchedule plan)
    {
        var resource = ResourceId(function, alias);
        var name = $"{function}-{alias}";
        var (busyAt, quietAt) = (Cron(plan.RaiseAt), Cron(plan.LowerAt));
        return
        [
            new(ExportFormat.AwsCli, Register(resource, plan.Quiet, plan.Busy) + Put(resource, Busy, busyAt, plan.Busy) + Put(resource, Quiet, quietAt, plan.Quiet)),
            new(ExportFormat.CloudFormation, $"""
                Resources:
                  {LogicalId(name, "ScalableTarget")}:
                    Type: AWS::ApplicationAutoScaling::ScalableTarget
                    Properties:
                      ServiceNamespace: lambda
                      ResourceId: {YamlText.Quote(resource)}
                      ScalableDimension: {Dimension}
                      MinCapacity: {Number(plan.Quiet)}
                      MaxCapacity: {Number(plan.Busy)}
                      ScheduledActions:
                        - ScheduledActionName: {Busy}
                          Schedule: {busyAt}
                          Timezone: UTC
                          ScalableTargetAction:
                            MinCapacity: {Number(plan.Busy)}
                            MaxCapacity: {Number(plan.Busy)}
                        - ScheduledActionName: {Quiet}
                          Schedule: {quietAt}
                          Timezone: UTC
                          ScalableTargetAction:
                            MinCapacity: {Number(plan.Quiet)}
                            MaxCapacity: {Number(plan.Quiet)}

                """),
            new(ExportFormat.Terraform, $$"""
                resource "aws_appautoscaling_target" "{{Label(name)}}" {
                  service_namespace  = "lambda"
                  resource_id        = {{HclText.Quote(resource)}}
                  scalable_dimension = "{{Dimension}}"
                  min_capacity       = {{Number(plan.Quiet)}}
                  max_capacity       = {{Number(plan.Busy)}}

                  lifecycle {
                    ignore_changes = [min_capacity, max_capacity]
                  }
                }

                {{Action(name, Busy, busyAt, plan.Busy)}}
                {{Action(name, Quiet, quietAt, plan.Quiet)}}
                """),
        ];
    }

    private static string Put(string resource, string name, string schedule, int capacity) => ShellText.Aws(
        "application-autoscaling", "put-scheduled-action",
        ("service-namespace", "lambda"), ("resource-id", resource), ("scalable-dimension", Dimension),
        ("scheduled-action-name", name), ("schedule", schedule), ("timezone", "UTC"),
        ("scalable-target-action", $"MinCapacity={Number(capacity)},MaxCapacity={Number(capacity)}"));

    private static string Action(string name, string action, string schedule, int capacity) => $$"""
        resource "aws_appautoscaling_scheduled_action" "{{Label($"{name}-{action}")}}" {
          name               = "{{action}}"
          service_namespace  = aws_appautoscaling_target.{{Label(name)}}.service_namespace
          resource_id        = aws_appautoscaling_target.{{Label(name)}}.resource_id
          scalable_dimension = aws_appautoscaling_target.{{Label(name)}}.scalable_dimension
          schedule           = "{{schedule}}"
          timezone           = "UTC"

          scalable_target_action {
            min_capacity = {{Number(capacity)}}
            max_capacity = {{Number(capacity)}}
          }
        }

        """;

    private static string Cron(TimeOnly at) => $"cron({Number(at.Minute)} {Number(at.Hour)} * * ? *)";
}
