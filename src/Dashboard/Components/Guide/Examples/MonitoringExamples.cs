namespace Dashboard.Components.Guide.Examples;

/// <summary>Reading metrics and raising alarms.</summary>
public static class MonitoringExamples
{
    public static readonly Example Metrics = new("Account and one function, minute by minute", "JSON, aws cloudwatch get-metric-data --cli-input-json file://metrics.json", """
        {
          "StartTime": "2026-11-23T09:00:00Z",
          "EndTime": "2026-11-23T12:00:00Z",
          "ScanBy": "TimestampAscending",
          "MetricDataQueries": [
            {
              "Id": "claimed",
              "MetricStat": {
                "Metric": { "Namespace": "AWS/Lambda", "MetricName": "ClaimedAccountConcurrency" },
                "Period": 60,
                "Stat": "Maximum"
              }
            },
            {
              "Id": "concurrency",
              "MetricStat": {
                "Metric": {
                  "Namespace": "AWS/Lambda",
                  "MetricName": "ConcurrentExecutions",
                  "Dimensions": [{ "Name": "FunctionName", "Value": "orders-api" }]
                },
                "Period": 60,
                "Stat": "Maximum"
              }
            },
            {
              "Id": "throttles",
              "MetricStat": {
                "Metric": {
                  "Namespace": "AWS/Lambda",
                  "MetricName": "Throttles",
                  "Dimensions": [{ "Name": "FunctionName", "Value": "orders-api" }]
                },
                "Period": 60,
                "Stat": "Sum"
              }
            }
          ]
        }
        """);

    public static readonly Example Alarms = new("Claimed concurrency at 70 %, and any throttle", "CloudFormation", """
        ClaimedConcurrencyHigh:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmDescription: 70 % of the account's concurrency limit is claimed
            Metrics:
              - Id: claimed
                ReturnData: false
                MetricStat:
                  Metric: { Namespace: AWS/Lambda, MetricName: ClaimedAccountConcurrency }
                  Period: 60
                  Stat: Maximum
              - Id: running
                ReturnData: false
                MetricStat:
                  Metric: { Namespace: AWS/Lambda, MetricName: ConcurrentExecutions }
                  Period: 60
                  Stat: Maximum
              - Id: share
                Expression: claimed / SERVICE_QUOTA(running) * 100
            ComparisonOperator: GreaterThanOrEqualToThreshold
            Threshold: 70
            EvaluationPeriods: 3
            DatapointsToAlarm: 2
            TreatMissingData: notBreaching
            AlarmActions: [!Ref OnCall]
        Throttled:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmDescription: Lambda turned requests away
            Namespace: AWS/Lambda
            MetricName: Throttles   # no dimension: all functions of the Region
            Statistic: Sum
            Period: 60
            ComparisonOperator: GreaterThanThreshold
            Threshold: 0
            EvaluationPeriods: 3
            DatapointsToAlarm: 2
            TreatMissingData: notBreaching
            AlarmActions: [!Ref OnCall]
        """);
}
