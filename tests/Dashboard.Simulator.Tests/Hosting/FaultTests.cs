using System.Globalization;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Simulator.Tests.Hosting;

public sealed class FaultTests
{
    private const string Settings = "/2016-08-19/account-settings";

    [Theory]
    [InlineData(FaultKind.Throttle, 429, "TooManyRequestsException")]
    [InlineData(FaultKind.ServerError, 500, "ServiceException")]
    [InlineData(FaultKind.AccessDenied, 403, "AccessDeniedException")]
    [InlineData(FaultKind.ExpiredToken, 403, "ExpiredTokenException")]
    [InlineData(FaultKind.ClockSkew, 403, "InvalidSignatureException")]
    public async Task A_refusal_comes_in_the_services_own_words_until_it_is_taken_out(FaultKind kind, int status, string error)
    {
        await using var account = await TestAccount.StartAsync();
        Answer refused;
        using (account.Host.Faults.Inject(new(kind))) refused = await account.LambdaAsync("GET", Settings);
        var answered = await account.LambdaAsync("GET", Settings);

        Assert.Equal((status, error), (refused.Status, refused.ErrorType));
        Assert.Equal(200, answered.Status);
    }

    [Theory]
    [InlineData(FaultKind.Throttle, "ThrottlingException")]
    [InlineData(FaultKind.AccessDenied, "AccessDeniedException")]
    [InlineData(FaultKind.ExpiredToken, "ExpiredTokenException")]
    public async Task Auto_Scaling_refuses_with_400(FaultKind kind, string error)
    {
        await using var account = await TestAccount.StartAsync();
        account.Host.Faults.Inject(new(kind));

        var refused = await account.AutoScalingAsync("DescribeScalableTargets", """{"ServiceNamespace":"lambda"}""");

        Assert.Equal(400, refused.Status);
        Assert.EndsWith(error, refused.Json.GetProperty("__type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_call_names_the_action_and_who_asked()
    {
        await using var account = await TestAccount.StartAsync();
        account.Host.Faults.Inject(new(FaultKind.AccessDenied));

        var message = (await account.LambdaAsync("GET", "/2015-03-31/functions")).Json.GetProperty("message").GetString();

        Assert.Equal("User: arn:aws:iam::123456789012:user/simulator is not authorized to perform: lambda:ListFunctions on resource: * because no identity-based policy allows the lambda:ListFunctions action", message);
    }

    [Fact]
    public async Task A_skewed_account_says_what_time_it_takes_it_to_be()
    {
        await using var account = await TestAccount.StartAsync();
        account.Host.Faults.Inject(new(FaultKind.ClockSkew));

        var refused = await account.LambdaAsync("GET", Settings);

        Assert.Equal(account.Time.GetUtcNow().AddMinutes(20), DateTimeOffset.ParseExact(refused.Headers["Date"], "R", CultureInfo.InvariantCulture));
        Assert.StartsWith("Signature expired: 20261123T120000Z is now earlier than 20261123T121500Z (20261123T122000Z - 5 min.)",
            refused.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unavailable_is_HTML_from_something_in_between()
    {
        await using var account = await TestAccount.StartAsync();
        account.Host.Faults.Inject(new(FaultKind.Unavailable));

        var refused = await account.LambdaAsync("GET", Settings);

        Assert.Equal((503, "text/html"), (refused.Status, refused.Headers["Content-Type"]));
        Assert.Null(refused.ErrorType);
    }

    [Fact]
    public async Task A_malformed_body_comes_whole_and_is_no_JSON()
    {
        await using var account = await TestAccount.StartAsync();
        account.Host.Faults.Inject(new(FaultKind.MalformedBody));

        var spoilt = await account.LambdaAsync("GET", Settings);

        Assert.Equal((200, "application/json"), (spoilt.Status, spoilt.Headers["Content-Type"]));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => spoilt.Json);
    }

    [Fact]
    public async Task A_cut_body_promises_more_than_comes()
    {
        await using var account = await TestAccount.StartAsync();
        account.Host.Faults.Inject(new(FaultKind.CutBody));

        using var response = await account.HeadersAsync(Settings, TestAccount.Cancelled);
        var whole = response.Content.Headers.ContentLength;

        Assert.Equal(200, (int)response.StatusCode);
        Assert.True(whole > 0);
        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync(TestAccount.Cancelled));
    }

    [Fact]
    public async Task A_reset_connection_answers_nothing()
    {
        await using var account = await TestAccount.StartAsync();
        account.Host.Faults.Inject(new(FaultKind.ConnectionReset));

        await Assert.ThrowsAsync<HttpRequestException>(() => account.HeadersAsync(Settings, TestAccount.Cancelled));
        Assert.Equal(1, account.Host.Calls.Count("GetAccountSettings", 0));
    }

    [Fact]
    public async Task The_stop_of_the_host_ends_a_silent_call()
    {
        var account = await TestAccount.StartAsync();
        account.Host.Faults.Inject(new(FaultKind.Silence));
        var silent = account.HeadersAsync(Settings, TestAccount.Cancelled);
        await account.Host.Held.MoreThanAsync(0);

        Assert.False(silent.IsCompleted);
        await account.Host.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => silent);
        await account.DisposeAsync();
    }

    [Fact]
    public async Task The_stop_of_the_host_ends_a_stalled_body()
    {
        var account = await TestAccount.StartAsync();
        account.Host.Faults.Inject(new(FaultKind.StalledBody));
        using var response = await account.HeadersAsync(Settings, TestAccount.Cancelled);
        var reading = response.Content.ReadAsByteArrayAsync(TestAccount.Cancelled);

        Assert.False(reading.IsCompleted);
        await account.Host.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => reading);
        await account.DisposeAsync();
    }

    [Fact]
    public async Task A_client_that_hangs_up_ends_its_silent_call_and_the_next_one_is_served()
    {
        await using var account = await TestAccount.StartAsync();
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(TestAccount.Cancelled);
        account.Host.Faults.Inject(new(FaultKind.Silence, Remaining: 1));
        var silent = account.HeadersAsync(Settings, impatient.Token);
        await account.Host.Held.MoreThanAsync(0);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => silent);

        Assert.Equal(200, (await account.LambdaAsync("GET", Settings)).Status);
    }
}
