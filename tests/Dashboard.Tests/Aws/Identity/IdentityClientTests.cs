using Dashboard.Aws;
using Dashboard.Aws.Identity;
using Dashboard.Aws.Lambda;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.Identity;

public sealed class IdentityClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_caller_is_told_with_its_account_masked()
    {
        await using var account = await SimulatedAccount.StartAsync();

        var identity = await new IdentityClient(account.Connection, TimeProvider.System).GetCallerIdentityAsync(Cancellation);

        Assert.Equal(new CallerIdentity("********9012", "arn:aws:iam::********9012:user/simulator"), identity.Value);
    }

    [Fact]
    public async Task A_role_is_assumed_once_for_all_clients_of_a_connection()
    {
        await using var account = await SimulatedAccount.StartAsync();
        var connection = account.Connection with { RoleArn = $"arn:aws:iam::{SimulatedAccount.AccountId}:role/Viewer", ExternalId = "shared-secret" };
        using var lambda = new LambdaClient(connection, TimeProvider.System);

        var identity = await new IdentityClient(connection, TimeProvider.System).GetCallerIdentityAsync(Cancellation);
        var limits = await lambda.GetAccountSettingsAsync(Cancellation);

        Assert.Null(limits.Fault);
        Assert.Equal("arn:aws:sts::********9012:assumed-role/Viewer/lambda-concurrency-dashboard", identity.Value!.Principal);
        Assert.Equal(1, account.Host.Calls.Count("AssumeRole"));
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_says_who_must_be_allowed_what()
    {
        await using var account = await SimulatedAccount.StartAsync();
        using var lambda = new LambdaClient(account.Connection with { RoleArn = "arn:aws:iam::999999999999:role/Viewer" }, TimeProvider.System);

        var result = await lambda.GetAccountSettingsAsync(Cancellation);

        Assert.Equal((AwsFaultKind.AccessDenied, "sts:AssumeRole", "AccessDenied"), (result.Fault!.Kind, result.Fault.Action, result.Fault.Code));
        Assert.Equal("Allow arn:aws:iam::********9012:user/simulator to sts:AssumeRole arn:aws:iam::********9999:role/Viewer, in its own policy and in the role's trust policy.", result.Fault.Remedy);
    }

    [Fact]
    public async Task An_external_id_is_sent_with_the_role()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Html(400));
        using var lambda = new LambdaClient(Connections.To(stub.Address) with { RoleArn = "arn:aws:iam::123456789012:role/Viewer", ExternalId = "x-17" }, TimeProvider.System);

        var result = await lambda.GetAccountSettingsAsync(Cancellation);

        Assert.False(result.Succeeded);
        Assert.Contains("ExternalId=x-17", System.Text.Encoding.UTF8.GetString(stub.Requests.First().Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AKIANOBODYKNOWSTHIS0", null)]
    [InlineData(null, "not the secret that goes with the key id")]
    public async Task Wrong_keys_are_told_from_missing_permissions(string? key, string? secret)
    {
        await using var account = await SimulatedAccount.StartAsync();
        var credentials = new Amazon.Runtime.BasicAWSCredentials(key ?? account.Host.AccessKeyId, secret ?? account.Host.SecretAccessKey);
        using var lambda = new LambdaClient(account.Connection with { Credentials = credentials }, TimeProvider.System);

        var result = await lambda.GetAccountSettingsAsync(Cancellation);
        var identity = await new IdentityClient(account.Connection with { Credentials = credentials }, TimeProvider.System).GetCallerIdentityAsync(Cancellation);

        Assert.Equal(AwsFaultKind.RejectedCredentials, result.Fault!.Kind);
        Assert.Equal((AwsFaultKind.RejectedCredentials, "sts:GetCallerIdentity"), (identity.Fault!.Kind, identity.Fault.Action));
        Assert.DoesNotContain("AKIA", result.Fault.ToString(), StringComparison.Ordinal);
    }
}
