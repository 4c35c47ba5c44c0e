using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Dashboard.Aws.Runtime;

/// <summary>
/// Which Region a connection means: its own, its named profile's, AWS_REGION, AWS_DEFAULT_REGION, then what the SDK finds (the
/// active profile, the instance's metadata). The SDK by itself ignores AWS_DEFAULT_REGION and a named profile's region.
/// </summary>
internal static class RegionChoice
{
    private const string ForEmulators = "us-east-1";

    /// <returns>Null when there is none. May ask the instance metadata service, and so block.</returns>
    public static RegionEndpoint? Of(AwsConnection connection)
    {
        var name = NotEmpty(connection.Region)
            ?? NotEmpty(OfProfile(connection.Profile))
            ?? NotEmpty(Environment.GetEnvironmentVariable("AWS_REGION"))
            ?? NotEmpty(Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION"));
        if (name is not null) return RegionEndpoint.GetBySystemName(name);
        return FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: connection.Endpoint is null)
            ?? (connection.Endpoint is null ? null : RegionEndpoint.GetBySystemName(ForEmulators));
    }

    private static string? OfProfile(string? profile) =>
        NotEmpty(profile) is { } name && new CredentialProfileStoreChain().TryGetProfile(name, out var found) ? found.Region?.SystemName : null;

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
