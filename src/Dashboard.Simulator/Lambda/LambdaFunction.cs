using System.Collections.Immutable;

namespace Dashboard.Simulator.Lambda;

/// <summary>One function as the control plane shows it. Replaced whole when a call changes it.</summary>
public sealed record LambdaFunction
{
    public required string Name { get; init; }
    public required string Arn { get; init; }
    public string? Runtime { get; init; } = "dotnet10";
    public string PackageType { get; init; } = "Zip";
    public string Architecture { get; init; } = "arm64";
    public int MemoryMegabytes { get; init; } = 512;
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
    public int EphemeralStorageMegabytes { get; init; } = 512;
    public required DateTimeOffset LastModified { get; init; }
    public string State { get; init; } = "Active";
    public string? StateReasonCode { get; init; }
    public bool SnapStart { get; init; }
    public ImmutableArray<string> LayerArns { get; init; } = [];
    public string? VpcId { get; init; }
    public ImmutableArray<string> SubnetIds { get; init; } = [];
    public ImmutableArray<string> SecurityGroupIds { get; init; } = [];
    public string? DeadLetterTargetArn { get; init; }
    /// <summary>Served by ListFunctions as AWS does, so that a client that should not read it can be shown not to.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;
    /// <summary>Null: none set.</summary>
    public int? ReservedConcurrency { get; init; }
    public ImmutableArray<LambdaAlias> Aliases { get; init; } = [];
    public ImmutableArray<ProvisionedConcurrencyConfig> Provisioned { get; init; } = [];
    public ImmutableArray<EventSourceMapping> EventSources { get; init; } = [];
    /// <summary>Services its resource policy lets invoke it; without any it has no policy.</summary>
    public ImmutableArray<string> InvokerServices { get; init; } = [];

    /// <summary>Requested over all its aliases and versions: what counts against the account from the request on.</summary>
    public int ProvisionedConcurrency
    {
        get
        {
            var sum = 0;
            foreach (var config in Provisioned) sum += config.Requested;
            return sum;
        }
    }

    /// <summary>It has the layer of Lambda Insights, which reports each initialisation.</summary>
    public bool HasInsights => LayerArns.Any(arn => arn.Contains(":LambdaInsightsExtension:", StringComparison.Ordinal));
}

public sealed record LambdaAlias(string Name, string Version, string? AdditionalVersion = null, double AdditionalWeight = 0);

/// <param name="Status">IN_PROGRESS, READY or FAILED.</param>
public sealed record ProvisionedConcurrencyConfig(
    string Qualifier, int Requested, int Allocated, int Available, string Status, string? StatusReason, DateTimeOffset LastModified);

public sealed record EventSourceMapping(Guid Id, string EventSourceArn, int BatchSize, string State, int? MaximumConcurrency, DateTimeOffset LastModified);

/// <summary>Application Auto Scaling of one alias.</summary>
public sealed record ScalableTarget(string ResourceId, int MinCapacity, int MaxCapacity, DateTimeOffset CreationTime);

public sealed record ScalingPolicy(string PolicyName, string ResourceId, double TargetValue, int? ScaleInCooldown, int? ScaleOutCooldown, DateTimeOffset CreationTime);

public sealed record ScheduledAction(string Name, string ResourceId, string Schedule, string? Timezone, int? MinCapacity, int? MaxCapacity, DateTimeOffset CreationTime);
