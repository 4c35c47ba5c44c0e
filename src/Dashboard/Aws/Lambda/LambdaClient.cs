using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Aws.Lambda;

/// <summary>The read-only part of Lambda's control plane of one account and Region. Throws only when cancelled.</summary>
public sealed class LambdaClient
{
    public LambdaClient(AwsConnection connection, TimeProvider clock) => _ = (connection, clock);

    public Task<AwsResult<AccountLimits>> GetAccountSettingsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>All pages. Reserved, provisioned, aliases and event sources are unknown in the result.</summary>
    public Task<AwsResult<ImmutableArray<FunctionConfiguration>>> ListFunctionsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AwsResult<ReservedConcurrency>> GetFunctionConcurrencyAsync(string functionName, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AwsResult<ImmutableArray<ProvisionedConcurrency>>> ListProvisionedConcurrencyConfigsAsync(string functionName, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AwsResult<ImmutableArray<FunctionAlias>>> ListAliasesAsync(string functionName, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Of one function, or of all functions when <paramref name="functionName"/> is null; keyed by function name.</summary>
    public Task<AwsResult<ImmutableArray<(string FunctionName, EventSource Source)>>> ListEventSourceMappingsAsync(string? functionName, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>State and StateReasonCode, which ListFunctions leaves out.</summary>
    public Task<AwsResult<(string? State, string? StateReasonCode)>> GetFunctionStateAsync(string functionName, CancellationToken cancellation) => throw new NotSupportedException();
}
