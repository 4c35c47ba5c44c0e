using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace Dashboard.Aws.Runtime;

/// <summary>STS clients, and the credentials of connections.</summary>
internal static class SecurityTokens
{
    // By instance: the clients of one connection share one assumed role.
    private static readonly ConditionalWeakTable<AwsConnection, RoleCredentials> Roles = [];

    /// <returns>Null for the SDK's own chain, which minds the connection's profile.</returns>
    public static AWSCredentials? CredentialsOf(AwsConnection connection, TimeProvider clock) =>
        string.IsNullOrWhiteSpace(connection.RoleArn) ? connection.Credentials : Roles.GetValue(connection, c => new RoleCredentials(c, clock));

    /// <exception cref="RegionMissingException">No region is configured anywhere.</exception>
    public static AmazonSecurityTokenServiceClient Client(AwsConnection connection, TimeProvider clock)
    {
        var config = new AmazonSecurityTokenServiceConfig { RetryMode = RequestRetryMode.Standard };
        ConnectionSettings.Apply(connection, config, clock);
        return CredentialsOf(connection, clock) is { } credentials ? new(credentials, config) : new(config);
    }
}
