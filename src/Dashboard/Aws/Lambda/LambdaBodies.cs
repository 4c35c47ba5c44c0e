using System.Text.Json.Serialization;

namespace Dashboard.Aws.Lambda;

// Members as Lambda spells them. Environment is in the answers and absent here on purpose: its values are secrets, and what has no
// member is skipped unread.

internal sealed record AccountSettingsBody(AccountLimitBody? AccountLimit, AccountUsageBody? AccountUsage);

internal sealed record AccountLimitBody(int? ConcurrentExecutions, int? UnreservedConcurrentExecutions);

internal sealed record AccountUsageBody(int? FunctionCount);

internal sealed record ListFunctionsBody(FunctionBody[]? Functions, string? NextMarker);

internal sealed record FunctionBody(
    string? FunctionName, string? FunctionArn, string? Runtime, string? PackageType, int? MemorySize, int? Timeout, string? LastModified,
    string[]? Architectures, SizeBody? EphemeralStorage, SnapStartBody? SnapStart, LayerBody[]? Layers, VpcBody? VpcConfig,
    DeadLetterBody? DeadLetterConfig, PresentBody? CapacityProviderConfig, string? State, string? StateReasonCode);

internal sealed record SizeBody(int? Size);

internal sealed record SnapStartBody(string? ApplyOn);

internal sealed record LayerBody(string? Arn);

internal sealed record VpcBody(string? VpcId, string[]? SubnetIds, string[]? SecurityGroupIds);

internal sealed record DeadLetterBody(string? TargetArn);

/// <summary>An object of which only the presence matters.</summary>
internal sealed record PresentBody;

internal sealed record FunctionConcurrencyBody(int? ReservedConcurrentExecutions);

internal sealed record ProvisionedListBody(ProvisionedBody[]? ProvisionedConcurrencyConfigs, string? NextMarker);

internal sealed record ProvisionedBody(
    string? FunctionArn, int? RequestedProvisionedConcurrentExecutions, int? AllocatedProvisionedConcurrentExecutions,
    int? AvailableProvisionedConcurrentExecutions, string? Status, string? StatusReason);

internal sealed record AliasListBody(AliasBody[]? Aliases, string? NextMarker);

internal sealed record AliasBody(string? Name, string? FunctionVersion, RoutingBody? RoutingConfig);

internal sealed record RoutingBody(Dictionary<string, double>? AdditionalVersionWeights);

internal sealed record EventSourceListBody(EventSourceBody[]? EventSourceMappings, string? NextMarker);

internal sealed record EventSourceBody(
    [property: JsonPropertyName("UUID")] string? Id, string? EventSourceArn, string? FunctionArn, string? State, int? BatchSize, ScalingBody? ScalingConfig,
    string? LastProcessingResult);

internal sealed record ScalingBody(int? MaximumConcurrency);

/// <param name="Policy">A policy document, itself JSON.</param>
internal sealed record PolicyBody(string? Policy);

[JsonSerializable(typeof(PolicyBody))]
[JsonSerializable(typeof(AccountSettingsBody))]
[JsonSerializable(typeof(ListFunctionsBody))]
[JsonSerializable(typeof(FunctionConcurrencyBody))]
[JsonSerializable(typeof(ProvisionedListBody))]
[JsonSerializable(typeof(AliasListBody))]
[JsonSerializable(typeof(EventSourceListBody))]
internal sealed partial class LambdaJson : JsonSerializerContext;
