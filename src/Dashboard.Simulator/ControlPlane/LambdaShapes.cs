using System.Text.Json.Serialization;

namespace Dashboard.Simulator.ControlPlane;

internal sealed record AccountSettings(AccountLimit AccountLimit, AccountUsage AccountUsage);

internal sealed record AccountLimit(
    long TotalCodeSize, long CodeSizeUnzipped, long CodeSizeZipped, int ConcurrentExecutions, int UnreservedConcurrentExecutions);

internal sealed record AccountUsage(long TotalCodeSize, long FunctionCount);

/// <param name="FunctionArn">With qualifier; of ListProvisionedConcurrencyConfigs alone.</param>
internal sealed record ProvisionedConcurrency(
    string? FunctionArn,
    int RequestedProvisionedConcurrentExecutions,
    int AvailableProvisionedConcurrentExecutions,
    int AllocatedProvisionedConcurrentExecutions,
    string Status,
    string? StatusReason,
    string LastModified);

internal sealed record ListProvisionedConcurrencyResponse(IReadOnlyList<ProvisionedConcurrency> ProvisionedConcurrencyConfigs, string? NextMarker);

internal sealed record PutProvisionedConcurrencyRequest(int? ProvisionedConcurrentExecutions);

internal sealed record Alias(
    string AliasArn, string Name, string FunctionVersion, string Description, RoutingConfig? RoutingConfig, Guid RevisionId);

internal sealed record RoutingConfig(IReadOnlyDictionary<string, double> AdditionalVersionWeights);

internal sealed record ListAliasesResponse(
    IReadOnlyList<Alias> Aliases, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextMarker);

/// <param name="LastModified">Seconds since 1970, as this member of the model is a timestamp and not a string.</param>
internal sealed record EventSource(
    Guid UUID,
    int BatchSize,
    int MaximumBatchingWindowInSeconds,
    string EventSourceArn,
    string FunctionArn,
    double LastModified,
    string LastProcessingResult,
    string State,
    string StateTransitionReason,
    string EventSourceMappingArn,
    ScalingConfig? ScalingConfig);

internal sealed record ScalingConfig(int MaximumConcurrency);

internal sealed record ListEventSourceMappingsResponse(
    IReadOnlyList<EventSource> EventSourceMappings, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextMarker);

/// <param name="Policy">A policy document as JSON text.</param>
internal sealed record GetPolicyResponse(string Policy, string RevisionId);
