namespace Dashboard.Aws;

/// <summary>How to reach one account and Region. Empty members leave the choice to the SDK's own chain.</summary>
public sealed record AwsConnection
{
    public string? Region { get; init; }
    /// <summary>Named profile of the shared configuration files.</summary>
    public string? Profile { get; init; }
    /// <summary>Role to assume in the account, on top of the profile or the default chain.</summary>
    public string? RoleArn { get; init; }
    public string? ExternalId { get; init; }
    /// <summary>Endpoint for all services, for an emulator or the demo account.</summary>
    public Uri? Endpoint { get; init; }
    /// <summary>Fixed keys: the demo account's. Configuration does not offer them.</summary>
    public Amazon.Runtime.AWSCredentials? Credentials { get; init; }
    public bool UseFips { get; init; }
    public bool UseDualStack { get; init; }
    /// <summary>Speaks awsJson1.0 to CloudWatch instead of rpc-v2-cbor.</summary>
    public bool UseJson { get; init; }
    /// <summary>HTTP attempts a call may take; null for the SDK's own choice: AWS_MAX_ATTEMPTS, the profile's, or three.</summary>
    public int? MaxAttempts { get; init; }
    /// <summary>One call's deadline, retries included.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(60);
    /// <summary>Puts something between the clients and the network; for tests of what networks do.</summary>
    internal Func<HttpMessageHandler, HttpMessageHandler>? Network { get; init; }
}
