namespace Dashboard.Components.Guide;

/// <summary>A page of AWS's documentation that the guide rests on.</summary>
public sealed record AwsPage(string Title, string Address)
{
    public static readonly AwsPage BestPractices = Lambda("Best practices for working with AWS Lambda functions", "best-practices");
    public static readonly AwsPage ExecutionEnvironment = Lambda("Understanding the Lambda execution environment lifecycle", "lambda-runtime-environment");
    public static readonly AwsPage Asynchronous = Lambda("How Lambda handles errors and retries with asynchronous invocation", "invocation-async-error-handling");
    public static readonly AwsPage Kinesis = Lambda("Lambda parameters for Amazon Kinesis Data Streams event source mappings", "services-kinesis-parameters");
    public static readonly AwsPage Layers = Lambda("Managing Lambda dependencies with layers", "chapter-layers");
    public static readonly AwsPage Memory = Lambda("Configure Lambda function memory", "configuration-memory");
    public static readonly AwsPage MetricTypes = Lambda("Types of metrics for Lambda functions", "monitoring-metrics-types");
    public static readonly AwsPage MetricViews = Lambda("View metrics for Lambda functions", "monitoring-metrics-view");
    public static readonly AwsPage MonitoringConcurrency = Lambda("Monitoring concurrency", "monitoring-concurrency");
    public static readonly AwsPage Provisioned = Lambda("Configuring provisioned concurrency for a function", "provisioned-concurrency");
    public static readonly AwsPage Quotas = Lambda("Lambda quotas", "gettingstarted-limits");
    public static readonly AwsPage Reserved = Lambda("Configuring reserved concurrency for a function", "configuration-concurrency");
    public static readonly AwsPage Scaling = Lambda("Lambda scaling behavior", "scaling-behavior");
    public static readonly AwsPage Concurrency = Lambda("Understanding Lambda function scaling", "lambda-concurrency");
    public static readonly AwsPage QueueScaling = Lambda("Configuring scaling behavior for SQS event source mappings", "services-sqs-scaling");
    public static readonly AwsPage Queue = Lambda("Creating and configuring an Amazon SQS event source mapping", "services-sqs-configure");
    public static readonly AwsPage SnapStart = Lambda("Improving startup performance with Lambda SnapStart", "snapstart");
    public static readonly AwsPage Vpc = Lambda("Giving Lambda functions access to resources in an Amazon VPC", "configuration-vpc");
    public static readonly AwsPage Gateway = new("Integration, API Gateway API reference", "https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html");

    private static AwsPage Lambda(string title, string page) => new(title, $"https://docs.aws.amazon.com/lambda/latest/dg/{page}.html");
}
