using System.Collections.Immutable;
using System.Globalization;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>
/// The account's alarms. They notify a topic that is asked for: ALERT_TOPIC_ARN, AlertTopicArn, alert_topic_arn.
/// </summary>
internal static class AlarmExport
{
    private const string ClaimedName = "lambda-claimed-concurrency";
    private const string ThrottlesName = "lambda-throttles";
    private const string TopicCheck = ": \"${ALERT_TOPIC_ARN:?the topic to notify}\"\n";

    /// <summary>Source: Lambda developer guide, monitoring-concurrency: the alarm follows the quota when it is raised.</summary>
    private const string Expression = "claimed / SERVICE_QUOTA(concurrent) * 100";

    /// <param name="percent">Of the quota.</param>
    /// <param name="period">Seconds.</param>
    public static ImmutableArray<Export> Claimed(int percent, int period, int datapoints, int evaluated)
    {
        var (threshold, seconds, breaching, periods) = (Number(percent), Number(period), Number(datapoints), Number(evaluated));
        var metrics = $$$"""
            [{"Id":"share","Expression":"{{{Expression}}}","Label":"claimed, percent of the quota","ReturnData":true},{{{Query("claimed", "ClaimedAccountConcurrency", seconds)}}},{{{Query("concurrent", "ConcurrentExecutions", seconds)}}}]
            """;
        return
        [
            new(ExportFormat.AwsCli, TopicCheck + WithTopic(ShellText.Aws(
                "cloudwatch", "put-metric-alarm", ("alarm-name", ClaimedName), ("metrics", metrics),
                ("comparison-operator", "GreaterThanOrEqualToThreshold"), ("threshold", threshold),
                ("evaluation-periods", periods), ("datapoints-to-alarm", breaching), ("treat-missing-data", "notBreaching")))),
            new(ExportFormat.CloudFormation, $"""
                Parameters:
                  AlertTopicArn:
                    Type: String
                Resources:
                  ClaimedConcurrencyAlarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmName: {ClaimedName}
                      AlarmDescription: Claimed concurrency is {threshold} % of the account's quota or more
                      Metrics:
                        - Id: share
                          Expression: {Expression}
                          Label: claimed, percent of the quota
                          ReturnData: true
                        - Id: claimed
                          ReturnData: false
                          MetricStat:
                            Metric:
                              Namespace: AWS/Lambda
                              MetricName: ClaimedAccountConcurrency
                            Period: {seconds}
                            Stat: Maximum
                        - Id: concurrent
                          ReturnData: false
                          MetricStat:
                            Metric:
                              Namespace: AWS/Lambda
                              MetricName: ConcurrentExecutions
                            Period: {seconds}
                            Stat: Maximum
                      ComparisonOperator: GreaterThanOrEqualToThreshold
                      Threshold: {threshold}
                      EvaluationPeriods: {periods}
                      DatapointsToAlarm: {breaching}
                      TreatMissingData: notBreaching
                      AlarmActions:
                        - !Ref AlertTopicArn

                """),
            new(ExportFormat.Terraform, $$"""
                variable "alert_topic_arn" {
                  type = string
                }

                resource "aws_cloudwatch_metric_alarm" "{{ClaimedName}}" {
                  alarm_name          = "{{ClaimedName}}"
                  alarm_description   = "Claimed concurrency is {{threshold}} % of the account's quota or more"
                  comparison_operator = "GreaterThanOrEqualToThreshold"
                  threshold           = {{threshold}}
                  evaluation_periods  = {{periods}}
                  datapoints_to_alarm = {{breaching}}
                  treat_missing_data  = "notBreaching"
                  alarm_actions       = [var.alert_topic_arn]

                  metric_query {
                    id          = "share"
                    expression  = "{{Expression}}"
                    label       = "claimed, percent of the quota"
                    return_data = true
                  }

                  metric_query {
                    id = "claimed"

                    metric {
                      namespace   = "AWS/Lambda"
                      metric_name = "ClaimedAccountConcurrency"
                      period      = {{seconds}}
                      stat        = "Maximum"
                    }
                  }

                  metric_query {
                    id = "concurrent"

                    metric {
                      namespace   = "AWS/Lambda"
                      metric_name = "ConcurrentExecutions"
                      period      = {{seconds}}
                      stat        = "Maximum"
                    }
                  }
                }

                """),
        ];
    }

    /// <param name="period">Seconds.</param>
    public static ImmutableArray<Export> Throttles(int period)
    {
        var seconds = Number(period);
        return
        [
            new(ExportFormat.AwsCli, TopicCheck + WithTopic(ShellText.Aws(
                "cloudwatch", "put-metric-alarm", ("alarm-name", ThrottlesName), ("namespace", "AWS/Lambda"), ("metric-name", "Throttles"),
                ("statistic", "Sum"), ("period", seconds), ("comparison-operator", "GreaterThanThreshold"), ("threshold", "0"),
                ("evaluation-periods", "1"), ("treat-missing-data", "notBreaching")))),
            new(ExportFormat.CloudFormation, $"""
                Parameters:
                  AlertTopicArn:
                    Type: String
                Resources:
                  ThrottlesAlarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmName: {ThrottlesName}
                      AlarmDescription: Requests to functions of this account and Region were rejected
                      Namespace: AWS/Lambda
                      MetricName: Throttles
                      Statistic: Sum
                      Period: {seconds}
                      ComparisonOperator: GreaterThanThreshold
                      Threshold: 0
                      EvaluationPeriods: 1
                      TreatMissingData: notBreaching
                      AlarmActions:
                        - !Ref AlertTopicArn

                """),
            new(ExportFormat.Terraform, $$"""
                variable "alert_topic_arn" {
                  type = string
                }

                resource "aws_cloudwatch_metric_alarm" "{{ThrottlesName}}" {
                  alarm_name          = "{{ThrottlesName}}"
                  alarm_description   = "Requests to functions of this account and Region were rejected"
                  namespace           = "AWS/Lambda"
                  metric_name         = "Throttles"
                  statistic           = "Sum"
                  period              = {{seconds}}
                  comparison_operator = "GreaterThanThreshold"
                  threshold           = 0
                  evaluation_periods  = 1
                  treat_missing_data  = "notBreaching"
                  alarm_actions       = [var.alert_topic_arn]
                }

                """),
        ];
    }

    private static string Query(string id, string metric, string seconds) => $$$$"""
        {"Id":"{{{{id}}}}","MetricStat":{"Metric":{"Namespace":"AWS/Lambda","MetricName":"{{{{metric}}}}"},"Period":{{{{seconds}}}},"Stat":"Maximum"},"ReturnData":false}
        """;

    /// <summary>The only value that the shell is meant to fill in.</summary>
    private static string WithTopic(string command) => command.TrimEnd('\n') + " \\\n  --alarm-actions=\"$ALERT_TOPIC_ARN\"\n";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
