using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Lambda;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.Runtime;

/// <summary>Where credentials, Region and endpoint come from when the connection does not say.</summary>
[Collection(nameof(AwsEnvironment))]
public sealed class EnvironmentTests
{
    private const string Keys = "aws_access_key_id = AKIAPROFILE000000001\naws_secret_access_key = secret\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_and_region_of_the_environment_are_used()
    {
        var scope = await ScopeAsync(stub => new("", "", ("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT00001"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_REGION", "eu-north-1"), ("AWS_ENDPOINT_URL", stub)), new());

        Assert.StartsWith("AKIAENVIRONMENT00001/", scope, StringComparison.Ordinal);
        Assert.EndsWith("/eu-north-1/monitoring/aws4_request", scope, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_variable_of_the_command_line_names_the_region_too() =>
        Assert.EndsWith("/ap-south-1/monitoring/aws4_request", await ScopeAsync(stub => new("", $"[default]\n{Keys}", ("AWS_DEFAULT_REGION", "ap-south-1"), ("AWS_ENDPOINT_URL", stub)), new()), StringComparison.Ordinal);

    [Fact]
    public async Task A_named_profile_brings_its_keys_and_its_region()
    {
        var scope = await ScopeAsync(
            stub => new($"[profile prod]\nregion = us-west-2\n{Keys}", "", ("AWS_REGION", "eu-north-1"), ("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT00001"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_ENDPOINT_URL", stub)),
            new() { Profile = "prod" });

        Assert.StartsWith("AKIAPROFILE000000001/", scope, StringComparison.Ordinal);
        Assert.EndsWith("/us-west-2/monitoring/aws4_request", scope, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connections_own_region_comes_first() =>
        Assert.EndsWith("/sa-east-1/monitoring/aws4_request",
            await ScopeAsync(stub => new($"[profile prod]\nregion = us-west-2\n{Keys}", "", ("AWS_ENDPOINT_URL", stub)), new() { Profile = "prod", Region = "sa-east-1" }), StringComparison.Ordinal);

    [Fact]
    public async Task The_region_of_the_active_profile_is_found() =>
        Assert.EndsWith("/ca-central-1/monitoring/aws4_request",
            await ScopeAsync(stub => new($"[profile work]\nregion = ca-central-1\n{Keys}", "", ("AWS_PROFILE", "work"), ("AWS_ENDPOINT_URL", stub)), new()), StringComparison.Ordinal);

    [Fact]
    public async Task Endpoints_of_one_service_win_over_the_general_one() =>
        Assert.Contains("/monitoring/", await ScopeAsync(
            stub => new("", $"[default]\n{Keys}", ("AWS_REGION", "eu-west-1"), ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"), ("AWS_ENDPOINT_URL_CLOUDWATCH", stub)), new()), StringComparison.Ordinal);

    [Fact]
    public async Task Endpoints_of_the_profiles_services_section_are_used() =>
        Assert.Contains("/monitoring/", await ScopeAsync(
            stub => new($"[profile box]\nregion = eu-west-1\nservices = box\n{Keys}[services box]\ncloudwatch =\n  endpoint_url = {stub}\n", ""), new() { Profile = "box" }), StringComparison.Ordinal);

    [Fact]
    public async Task Credentials_of_a_process_are_used()
    {
        var answer = AwsEnvironment.FileWith("""{"Version":1,"AccessKeyId":"AKIAPROCESS000000001","SecretAccessKey":"secret"}""");
        var scope = await ScopeAsync(
            stub => new($"[profile tool]\nregion = eu-west-1\ncredential_process = {(OperatingSystem.IsWindows() ? "type" : "cat")} {answer}\n", "", ("AWS_ENDPOINT_URL", stub)),
            new() { Profile = "tool" });

        Assert.StartsWith("AKIAPROCESS000000001/", scope, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("in-region")]
    [InlineData("cross-region")]
    [InlineData("mobile")]
    [InlineData("auto")]
    public async Task Every_defaults_mode_works(string mode) =>
        Assert.NotEmpty(await ScopeAsync(stub => new("", $"[default]\n{Keys}", ("AWS_DEFAULTS_MODE", mode), ("AWS_REGION", "eu-west-1"), ("AWS_ENDPOINT_URL", stub)), new()));

    [Fact]
    public async Task A_role_is_assumed_with_the_keys_of_the_profile()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Html(400));
        using var environment = new AwsEnvironment($"[profile base]\nregion = eu-west-3\n{Keys}", "", ("AWS_ENDPOINT_URL", stub.Address.ToString()));
        using var client = new LambdaClient(new() { Profile = "base", RoleArn = "arn:aws:iam::123456789012:role/Viewer", MaxAttempts = 1 }, TimeProvider.System);

        await client.GetAccountSettingsAsync(Cancellation);

        var request = Assert.Single(stub.Requests);
        Assert.Contains("Action=AssumeRole", System.Text.Encoding.UTF8.GetString(request.Body), StringComparison.Ordinal);
        Assert.Contains("Credential=AKIAPROFILE000000001/", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("/eu-west-3/sts/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_the_remedy_names_the_variables()
    {
        using var environment = new AwsEnvironment();

        var fault = await FaultAsync(new() { Region = "eu-west-1" });

        Assert.Equal(AwsFaultKind.NoCredentials, fault.Kind);
        Assert.Contains("AWS_ACCESS_KEY_ID", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_named()
    {
        using var environment = new AwsEnvironment();

        var fault = await FaultAsync(new() { Region = "eu-west-1", Profile = "nobody" });

        Assert.Equal(AwsFaultKind.NoCredentials, fault.Kind);
        Assert.Contains("Give the profile \"nobody\" working credentials", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_process_that_fails_is_a_fault_of_credentials()
    {
        using var environment = new AwsEnvironment("[profile tool]\nregion = eu-west-1\ncredential_process = false\n");

        Assert.Equal(AwsFaultKind.NoCredentials, (await FaultAsync(new() { Profile = "tool" })).Kind);
    }

    [Fact]
    public async Task Without_a_region_the_remedy_names_where_to_set_it()
    {
        using var environment = new AwsEnvironment("", $"[default]\n{Keys}");

        var fault = await FaultAsync(new());

        Assert.Equal(AwsFaultKind.NoRegion, fault.Kind);
        Assert.Contains("AWS_REGION", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_set_later_is_seen_by_the_next_call()
    {
        using var client = new LambdaClient(new() { MaxAttempts = 1 }, TimeProvider.System);
        using (new AwsEnvironment("", $"[default]\n{Keys}"))
            Assert.Equal(AwsFaultKind.NoRegion, (await client.GetAccountSettingsAsync(Cancellation)).Fault!.Kind);

        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Json("""{"AccountLimit":{"ConcurrentExecutions":10}}"""));
        using var environment = new AwsEnvironment("", $"[default]\n{Keys}", ("AWS_REGION", "eu-west-1"), ("AWS_ENDPOINT_URL", stub.Address.ToString()));

        Assert.Equal(10, (await client.GetAccountSettingsAsync(Cancellation)).Value!.ConcurrentExecutions);
    }

    /// <summary>The credential scope of the request a client sends in an environment made around the endpoint.</summary>
    private static async Task<string> ScopeAsync(Func<string, AwsEnvironment> make, AwsConnection connection)
    {
        await using var stub = await StubEndpoint.StartAsync(r => Queries.Answer(r).Answer(r));
        using var environment = make(stub.Address.ToString());
        using var client = new CloudWatchClient(connection with { MaxAttempts = 1 }, TimeProvider.System);

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);

        Assert.Null(outcome.Fault);
        return stub.Requests.First().Headers["Authorization"].Split("Credential=")[1].Split(',')[0];
    }

    private static async Task<AwsFault> FaultAsync(AwsConnection connection)
    {
        using var client = new LambdaClient(connection with { MaxAttempts = 1 }, TimeProvider.System);
        return (await client.GetAccountSettingsAsync(Cancellation)).Fault!;
    }
}
