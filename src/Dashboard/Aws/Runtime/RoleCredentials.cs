using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace Dashboard.Aws.Runtime;

/// <summary>
/// Credentials of an assumed role, renewed before they end. Asks STS in the connection's own Region and at its own endpoint; the
/// SDK's class would ask in the process's, which fails for other partitions.
/// </summary>
internal sealed class RoleCredentials(AwsConnection connection, TimeProvider clock) : RefreshingAWSCredentials
{
    private const string SessionName = "lambda-concurrency-dashboard";

    protected override CredentialsRefreshState GenerateNewCredentials() => throw new NotSupportedException("Credentials are read asynchronously.");

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = SecurityTokens.Client(connection with { RoleArn = null }, clock);
        var request = new AssumeRoleRequest { RoleArn = connection.RoleArn, RoleSessionName = SessionName };
        if (!string.IsNullOrEmpty(connection.ExternalId)) request.ExternalId = connection.ExternalId;
        var answer = await sts.AssumeRoleAsync(request).ConfigureAwait(false);
        return new(answer.Credentials.GetCredentials(), answer.Credentials.Expiration ?? clock.GetUtcNow().UtcDateTime);
    }
}
