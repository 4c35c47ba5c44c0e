using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.AutoScaling;

/// <summary>Application Auto Scaling of Lambda's provisioned concurrency in one account and Region. Throws only when cancelled.</summary>
public sealed class AutoScalingClient(AwsConnection connection, TimeProvider clock, ServerClock? serverClock = null) : IDisposable
{
    private readonly ServiceConnection _service = new(connection, ServiceDefinition.AutoScaling, clock, serverClock);

    /// <summary>All pages.</summary>
    public Task<AwsResult<ImmutableArray<ScalableTarget>>> DescribeScalableTargetsAsync(CancellationToken cancellation) =>
        DescribeAsync("DescribeScalableTargets", AutoScalingJson.Default.ScalableTargetsBody, page => (JsonBody.All(page.ScalableTargets, AutoScalingMapping.Target), page.NextToken), cancellation);

    /// <summary>All pages.</summary>
    public Task<AwsResult<ImmutableArray<ScalingPolicy>>> DescribeScalingPoliciesAsync(CancellationToken cancellation) =>
        DescribeAsync("DescribeScalingPolicies", AutoScalingJson.Default.ScalingPoliciesBody, page => (JsonBody.All(page.ScalingPolicies, AutoScalingMapping.Policy), page.NextToken), cancellation);

    /// <summary>All pages.</summary>
    public Task<AwsResult<ImmutableArray<ScheduledAction>>> DescribeScheduledActionsAsync(CancellationToken cancellation) =>
        DescribeAsync("DescribeScheduledActions", AutoScalingJson.Default.ScheduledActionsBody, page => (JsonBody.All(page.ScheduledActions, AutoScalingMapping.Action), page.NextToken), cancellation);

    public void Dispose() => _service.Dispose();

    private Task<AwsResult<ImmutableArray<TItem>>> DescribeAsync<TBody, TItem>(
        string operation, JsonTypeInfo<TBody> type, Func<TBody, (ImmutableArray<TItem>, string?)> map, CancellationToken cancellation) where TBody : class =>
        Pages.ReadAllAsync<TItem>(async token =>
            (await _service.CallAsync(operation, Request(operation, token), WireFormat.Json, body => map(JsonBody.Read(body, type)), cancellation).ConfigureAwait(false)).Result);

    private static ServiceRequest Request(string operation, string? token) => new(request =>
    {
        request.HttpMethod = "POST";
        request.ResourcePath = "/";
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Target"] = "AnyScaleFrontendService." + operation;
        request.ContentStream = JsonRequestBody.Of(body =>
        {
            body.WriteString("ServiceNamespace"u8, "lambda"u8);
            if (token is not null) body.WriteString("NextToken"u8, token);
        });
    });
}
