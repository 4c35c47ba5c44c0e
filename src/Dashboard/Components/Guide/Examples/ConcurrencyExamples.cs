namespace Dashboard.Components.Guide.Examples;

/// <summary>Reserved and provisioned concurrency, and the scaling of the latter.</summary>
public static class ConcurrencyExamples
{
    public static readonly Example Reserved = new("Reserve 120", "JSON, aws lambda put-function-concurrency --cli-input-json file://reserved.json", """
        {
          "FunctionName": "orders-api",
          "ReservedConcurrentExecutions": 120
        }
        """);

    public static readonly Example Provisioned = new("Keep 55 environments of an alias ready", "JSON, aws lambda put-provisioned-concurrency-config --cli-input-json file://provisioned.json", """
        {
          "FunctionName": "orders-api",
          "Qualifier": "live",
          "ProvisionedConcurrentExecutions": 55
        }
        """);

    public static readonly Example Scaling = new("Follow the load, and be ready before the morning", "CloudFormation", """
        LiveCapacity:
          Type: AWS::ApplicationAutoScaling::ScalableTarget
          Properties:
            ServiceNamespace: lambda
            ScalableDimension: lambda:function:ProvisionedConcurrency
            ResourceId: function:orders-api:live
            MinCapacity: 20
            MaxCapacity: 220
            ScheduledActions:
              - ScheduledActionName: before-the-morning
                Schedule: cron(45 7 ? * MON-FRI *)
                Timezone: Europe/Dublin
                ScalableTargetAction: { MinCapacity: 120, MaxCapacity: 220 }
              - ScheduledActionName: after-hours
                Schedule: cron(0 19 ? * MON-FRI *)
                Timezone: Europe/Dublin
                ScalableTargetAction: { MinCapacity: 20, MaxCapacity: 220 }
        LiveUtilisation:
          Type: AWS::ApplicationAutoScaling::ScalingPolicy
          Properties:
            PolicyName: live-utilisation
            PolicyType: TargetTrackingScaling
            ScalingTargetId: !Ref LiveCapacity
            TargetTrackingScalingPolicyConfiguration:
              TargetValue: 0.75   # a fraction: 75 would never scale out
              PredefinedMetricSpecification:
                PredefinedMetricType: LambdaProvisionedConcurrencyUtilization
        """);
}
