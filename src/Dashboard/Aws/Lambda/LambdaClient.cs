using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Dashboard.Analysis.Model;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.Lambda;

/// <summary>The read-only part of Lambda's control plane of one account and Region. Throws only when cancelled.</summary>
public sealed class LambdaClient(AwsConnection connection, TimeProvider clock, ServerClock? serverClock = null) : IDisposable
{
    private const string PageSize = "50";

    private readonly ServiceConnection _service = new(connection, ServiceDefinition.Lambda, clock, serverClock);

    public Task<AwsResult<AccountLimits>> GetAccountSettingsAsync(CancellationToken cancellation) =>
        GetAsync("GetAccountSettings", LambdaRequests.Get(LambdaRequests.AccountSettings), LambdaJson.Default.AccountSettingsBody, LambdaMapping.Limits, cancellation);

    /// <summary>All pages. Reserved, provisioned, aliases and event sources are unknown in the result.</summary>
    public Task<AwsResult<ImmutableArray<FunctionConfiguration>>> ListFunctionsAsync(CancellationToken cancellation) =>
        Pages.ReadAllAsync<FunctionConfiguration>(marker => GetAsync(
            "ListFunctions",
            LambdaRequests.Get(LambdaRequests.Functions, null, ("Marker", marker), ("MaxItems", PageSize)),
            LambdaJson.Default.ListFunctionsBody,
            page => (JsonBody.All(page.Functions, LambdaMapping.Function), page.NextMarker),
            cancellation));

    public Task<AwsResult<ReservedConcurrency>> GetFunctionConcurrencyAsync(string functionName, CancellationToken cancellation) =>
        GetAsync("GetFunctionConcurrency", LambdaRequests.Get(LambdaRequests.Concurrency, functionName), LambdaJson.Default.FunctionConcurrencyBody, LambdaMapping.Reserved, cancellation);

    public Task<AwsResult<ImmutableArray<ProvisionedConcurrency>>> ListProvisionedConcurrencyConfigsAsync(string functionName, CancellationToken cancellation) =>
        Pages.ReadAllAsync<ProvisionedConcurrency>(marker => GetAsync(
            "ListProvisionedConcurrencyConfigs",
            LambdaRequests.Get(LambdaRequests.ProvisionedConcurrency, functionName, ("List", "ALL"), ("Marker", marker), ("MaxItems", PageSize)),
            LambdaJson.Default.ProvisionedListBody,
            page => (JsonBody.All(page.ProvisionedConcurrencyConfigs, LambdaMapping.Provisioned), page.NextMarker),
            cancellation));

    public Task<AwsResult<ImmutableArray<FunctionAlias>>> ListAliasesAsync(string functionName, CancellationToken cancellation) =>
        Pages.ReadAllAsync<FunctionAlias>(marker => GetAsync(
            "ListAliases",
            LambdaRequests.Get(LambdaRequests.Aliases, functionName, ("Marker", marker), ("MaxItems", PageSize)),
            LambdaJson.Default.AliasListBody,
            page => (JsonBody.All(page.Aliases, LambdaMapping.Alias), page.NextMarker),
            cancellation));

    /// <summary>Of one function, or of all functions when <paramref name="functionName"/> is null; keyed by function name.</summary>
    public Task<AwsResult<ImmutableArray<(string FunctionName, EventSource Source)>>> ListEventSourceMappingsAsync(string? functionName, CancellationToken cancellation) =>
        Pages.ReadAllAsync<(string, EventSource)>(marker => GetAsync(
            "ListEventSourceMappings",
            LambdaRequests.Get(LambdaRequests.EventSourceMappings, null, ("FunctionName", functionName), ("Marker", marker), ("MaxItems", "100")),
            LambdaJson.Default.EventSourceListBody,
            page => (JsonBody.All(page.EventSourceMappings, LambdaMapping.EventSource), page.NextMarker),
            cancellation));

    /// <summary>Services that the function's resource policy lets invoke it; none where it has no policy.</summary>
    public async Task<AwsResult<ImmutableArray<string>>> GetInvokersAsync(string functionName, CancellationToken cancellation)
    {
        var result = await GetAsync("GetPolicy", LambdaRequests.Get(LambdaRequests.Policy, functionName), LambdaJson.Default.PolicyBody, ResourcePolicy.Invokers, cancellation).ConfigureAwait(false);
        return result.Fault?.Kind == AwsFaultKind.NotFound ? ImmutableArray<string>.Empty : result;
    }

    /// <summary>State and StateReasonCode, which ListFunctions leaves out.</summary>
    public Task<AwsResult<(string? State, string? StateReasonCode)>> GetFunctionStateAsync(string functionName, CancellationToken cancellation) =>
        GetAsync<FunctionBody, (string?, string?)>(
            "GetFunctionConfiguration",
            LambdaRequests.Get(LambdaRequests.Configuration, functionName),
            LambdaJson.Default.FunctionBody,
            function => (function.State, function.StateReasonCode),
            cancellation);

    public void Dispose() => _service.Dispose();

    private async Task<AwsResult<TOut>> GetAsync<TBody, TOut>(
        string operation, ServiceRequest request, JsonTypeInfo<TBody> type, Func<TBody, TOut> map, CancellationToken cancellation) where TBody : class =>
        (await _service.CallAsync(operation, request, WireFormat.Json, body => map(JsonBody.Read(body, type)), cancellation).ConfigureAwait(false)).Result;
}
