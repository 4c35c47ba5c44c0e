namespace Dashboard.Components.Guide.Examples;

/// <summary>How functions and what feeds them are set up.</summary>
public static class ConfigurationExamples
{
    public static readonly Example Delivery = new("Asynchronous: keep what was given up", "CloudFormation", """
        OrdersDelivery:
          Type: AWS::Lambda::EventInvokeConfig
          Properties:
            FunctionName: !Ref OrdersWorker
            Qualifier: live
            MaximumRetryAttempts: 2
            MaximumEventAgeInSeconds: 3600
            DestinationConfig:
              OnFailure:
                Destination: !GetAtt FailedOrders.Arn
        """);

    public static readonly Example Queue = new("SQS: the dead-letter queue belongs to the queue", "CloudFormation", """
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 180   # six times the function's timeout of 30
            RedrivePolicy:
              deadLetterTargetArn: !GetAtt DeadOrders.Arn
              maxReceiveCount: 5
        OrdersToWorker:
          Type: AWS::Lambda::EventSourceMapping
          Properties:
            EventSourceArn: !GetAtt Orders.Arn
            FunctionName: !Ref OrdersWorker
            BatchSize: 10
            FunctionResponseTypes: [ReportBatchItemFailures]
            ScalingConfig: { MaximumConcurrency: 20 }
        """);

    public static readonly Example Timeout = new("Behind API Gateway", "JSON, aws lambda update-function-configuration --cli-input-json file://timeout.json", """
        {
          "FunctionName": "orders-api",
          "Timeout": 28,
          "MemorySize": 512
        }
        """);

    public static readonly Example Network = new("Two subnets, two Availability Zones", "CloudFormation", """
        SubnetA:
          Type: AWS::EC2::Subnet
          Properties:
            VpcId: !Ref Network
            CidrBlock: 10.0.16.0/20
            AvailabilityZone: !Select [0, !GetAZs ""]
        SubnetB:
          Type: AWS::EC2::Subnet
          Properties:
            VpcId: !Ref Network
            CidrBlock: 10.0.32.0/20
            AvailabilityZone: !Select [1, !GetAZs ""]
        OrdersApi:
          Type: AWS::Lambda::Function
          Properties:
            # code, role, runtime
            VpcConfig:
              SubnetIds: [!Ref SubnetA, !Ref SubnetB]
              SecurityGroupIds: [!Ref OrdersApiTraffic]
        """);

    public static readonly Example Layers = new("Two layers, later ones on top", "CloudFormation", """
        SharedLibraries:
          Type: AWS::Lambda::LayerVersion
          Properties:
            CompatibleRuntimes: [python3.13]
            CompatibleArchitectures: [arm64]
            Content: { S3Bucket: !Ref Artifacts, S3Key: shared-libraries-41.zip }
        OrdersApi:
          Type: AWS::Lambda::Function
          Properties:
            # code, role, runtime
            Layers:
              - !Ref SharedLibraries
              - !Ref PaymentClient
        """);
}
