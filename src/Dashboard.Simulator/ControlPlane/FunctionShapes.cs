using System.Text.Json.Serialization;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>FunctionConfiguration of the Lambda service model; the last group is absent from ListFunctions.</summary>
internal sealed record FunctionConfiguration
{
    public required string FunctionName { get; init; }
    public required string FunctionArn { get; init; }
    public string? Runtime { get; init; }
    public required string Role { get; init; }
    public string? Handler { get; init; }
    public required long CodeSize { get; init; }
    public string Description { get; init; } = "";
    public required int Timeout { get; init; }
    public required int MemorySize { get; init; }
    public required string LastModified { get; init; }
    public required string CodeSha256 { get; init; }
    public required string Version { get; init; }
    public VpcConfig? VpcConfig { get; init; }
    public DeadLetterConfig? DeadLetterConfig { get; init; }
    public EnvironmentResponse? Environment { get; init; }
    public TracingConfig TracingConfig { get; init; } = new("PassThrough");
    public required Guid RevisionId { get; init; }
    public IReadOnlyList<Layer>? Layers { get; init; }
    public required string PackageType { get; init; }
    public required IReadOnlyList<string> Architectures { get; init; }
    public required EphemeralStorage EphemeralStorage { get; init; }
    public required SnapStart SnapStart { get; init; }
    public required LoggingConfig LoggingConfig { get; init; }

    public string? State { get; init; }
    public string? StateReason { get; init; }
    public string? StateReasonCode { get; init; }
    public string? LastUpdateStatus { get; init; }
}

internal sealed record VpcConfig(IReadOnlyList<string> SubnetIds, IReadOnlyList<string> SecurityGroupIds, string VpcId, bool Ipv6AllowedForDualStack);
internal sealed record DeadLetterConfig(string TargetArn);
internal sealed record EnvironmentResponse(IReadOnlyDictionary<string, string> Variables);
internal sealed record TracingConfig(string Mode);
internal sealed record Layer(string Arn, long CodeSize);
internal sealed record EphemeralStorage(int Size);
internal sealed record SnapStart(string ApplyOn, string OptimizationStatus);
internal sealed record LoggingConfig(string LogFormat, string LogGroup);

internal sealed record ListFunctionsResponse(
    IReadOnlyList<FunctionConfiguration> Functions, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextMarker);

internal sealed record GetFunctionResponse(FunctionConfiguration Configuration, FunctionCode Code, Concurrency? Concurrency);
internal sealed record FunctionCode(string RepositoryType, string Location);

/// <summary>An empty object when no reservation is set.</summary>
internal sealed record Concurrency(int? ReservedConcurrentExecutions);
