namespace Dashboard.Aws;

/// <summary>What kind of trouble a call to AWS met, as far as it decides what a person does about it.</summary>
public enum AwsFaultKind
{
    /// <summary>"Rate exceeded" and its kin, after the SDK's own retries.</summary>
    Throttled,
    /// <summary>The identity lacks an action.</summary>
    AccessDenied,
    /// <summary>No credentials were found by the chain, or the profile named does not exist.</summary>
    NoCredentials,
    ExpiredCredentials,
    /// <summary>Credentials were sent and not accepted: wrong key, wrong secret, disabled key.</summary>
    RejectedCredentials,
    /// <summary>This machine's clock is more than five minutes off.</summary>
    ClockSkew,
    /// <summary>No region could be determined.</summary>
    NoRegion,
    /// <summary>Name resolution, connection or TLS failed, or the connection was lost.</summary>
    Unreachable,
    TimedOut,
    /// <summary>5xx answers.</summary>
    ServerError,
    /// <summary>An answer that is not of the protocol: a proxy, a portal, a cut or damaged body.</summary>
    Malformed,
    /// <summary>The request itself was refused as invalid.</summary>
    InvalidRequest,
    NotFound,
}

/// <summary>A failed call as a value a person can act on. Carries no credential and no signature.</summary>
/// <param name="Action">The IAM action, cloudwatch:GetMetricData for instance.</param>
/// <param name="Code">The service's own error code, or the exception's name where there was no answer.</param>
/// <param name="Message">The service's own words.</param>
/// <param name="Remedy">One sentence that says what to do.</param>
public sealed record AwsFault(AwsFaultKind Kind, string Action, string Code, string Message, string Remedy, string? RequestId = null);

/// <summary>The value of a call, or why there is none; exactly one of the two.</summary>
public readonly record struct AwsResult<T>
{
    private AwsResult(T? value, AwsFault? fault) => (Value, Fault) = (value, fault);

    public T? Value { get; }
    public AwsFault? Fault { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Fault))]
    public bool Succeeded => Fault is null;

    public static implicit operator AwsResult<T>(T value) => new(value, null);
    public static implicit operator AwsResult<T>(AwsFault fault) => new(default, fault);
}
