using System.Collections.Immutable;

namespace Dashboard.Analysis.Model;

/// <summary>
/// What the control plane says of one function. Environment variables are never read. A null member is unknown (not asked yet, or
/// refused); an empty array is known to be empty. Source: Lambda API, FunctionConfiguration.
/// </summary>
public sealed record FunctionConfiguration
{
    public required string Name { get; init; }
    public required string Arn { get; init; }
    /// <summary>Null for a container image.</summary>
    public string? Runtime { get; init; }
    public string? PackageType { get; init; }
    public int? MemoryMegabytes { get; init; }
    public TimeSpan? Timeout { get; init; }
    public string? Architecture { get; init; }
    public DateTimeOffset? LastModified { get; init; }
    public int? EphemeralStorageMegabytes { get; init; }
    public string? SnapStart { get; init; }
    public ImmutableArray<string> Layers { get; init; } = [];
    /// <summary>Null when the function is outside any VPC.</summary>
    public VpcAttachment? Vpc { get; init; }
    public string? DeadLetterTarget { get; init; }
    /// <summary>True for functions on Lambda Managed Instances, to which reserved and provisioned arithmetic does not apply.</summary>
    public bool OnManagedInstances { get; init; }
    /// <summary>True when the function was listed once and no longer is: it holds no concurrency any more.</summary>
    public bool IsGone { get; init; }
    public ReservedConcurrency Reserved { get; init; } = ReservedConcurrency.Unknown;
    /// <summary>Null when unknown.</summary>
    public ImmutableArray<ProvisionedConcurrency>? Provisioned { get; init; }
    /// <summary>Null when unknown.</summary>
    public ImmutableArray<FunctionAlias>? Aliases { get; init; }
    /// <summary>Null when unknown.</summary>
    public ImmutableArray<EventSource>? EventSources { get; init; }
    /// <summary>How its provisioned concurrency is scaled, by alias; null when unknown.</summary>
    public ImmutableArray<ProvisionedScaling>? Scaling { get; init; }
    /// <summary>Services its resource policy lets invoke it, apigateway.amazonaws.com for instance; null when unknown.</summary>
    public ImmutableArray<string>? Invokers { get; init; }
    /// <summary>Active, Pending, Inactive or Failed; null when unknown.</summary>
    public string? State { get; init; }
    public string? StateReasonCode { get; init; }

    /// <summary>Equal content, arrays compared by element: a refreshed inventory keeps the instance of what did not change.</summary>
    public bool SameAs(FunctionConfiguration other) =>
        this with { Layers = [], Vpc = null, Provisioned = null, Aliases = null, EventSources = null, Scaling = null, Invokers = null }
            == other with { Layers = [], Vpc = null, Provisioned = null, Aliases = null, EventSources = null, Scaling = null, Invokers = null }
        && Layers.SequenceEqual(other.Layers)
        && Same(Vpc?.SubnetIds, other.Vpc?.SubnetIds) && Same(Vpc?.SecurityGroupIds, other.Vpc?.SecurityGroupIds) && Vpc?.VpcId == other.Vpc?.VpcId
        && Same(Provisioned, other.Provisioned) && Same(Aliases, other.Aliases) && Same(EventSources, other.EventSources)
        && Same(Scaling, other.Scaling) && Same(Invokers, other.Invokers);

    private static bool Same<T>(ImmutableArray<T>? left, ImmutableArray<T>? right) =>
        left is null ? right is null : right is not null && left.Value.SequenceEqual(right.Value);
}

public sealed record VpcAttachment(string? VpcId, ImmutableArray<string> SubnetIds, ImmutableArray<string> SecurityGroupIds);

/// <summary>Reserved concurrency is unknown, absent (the function draws on the unreserved pool) or a number; 0 turns the function off.</summary>
public readonly record struct ReservedConcurrency
{
    private ReservedConcurrency(bool known, int? value) => (IsKnown, Value) = (known, value);

    public static ReservedConcurrency Unknown => default;
    public static ReservedConcurrency None => new(true, null);
    public static ReservedConcurrency Of(int value) => new(true, value);

    public bool IsKnown { get; }
    public int? Value { get; }
}

/// <param name="Qualifier">Alias or version.</param>
/// <param name="Status">IN_PROGRESS, READY or FAILED.</param>
public sealed record ProvisionedConcurrency(string Qualifier, int Requested, int Allocated, int Available, string Status, string? StatusReason);

/// <param name="AdditionalVersion">Second version of a weighted alias, with the share of invocations it gets.</param>
public sealed record FunctionAlias(string Name, string Version, string? AdditionalVersion = null, double? AdditionalWeight = null);

/// <param name="MaximumConcurrency">Of the mapping, 2 to 1,000; null when not limited.</param>
public sealed record EventSource(string Id, string SourceArn, string State, int? BatchSize, int? MaximumConcurrency, string? LastResult = null);
