using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Tests.Hosting;

namespace Dashboard.Simulator.Tests.ControlPlane;

public sealed class LambdaServiceTests
{
    [Fact]
    public async Task Functions_are_listed_fifty_a_page_in_the_order_of_their_names_each_once()
    {
        await using var account = await TestAccount.StartAsync();
        foreach (var i in Enumerable.Range(0, 120).Reverse()) account.Add($"fn-{i:000}");

        var names = new List<string>();
        var sizes = new List<int>();
        for (string? marker = ""; marker is not null;)
        {
            var page = (await account.LambdaAsync("GET", $"/2015-03-31/functions?MaxItems=10000{(marker.Length > 0 ? "&Marker=" + Uri.EscapeDataString(marker) : "")}")).Json;
            sizes.Add(page.GetProperty("Functions").GetArrayLength());
            names.AddRange(page.GetProperty("Functions").EnumerateArray().Select(f => f.GetProperty("FunctionName").GetString()!));
            marker = page.GetProperty("NextMarker").GetString();
        }

        Assert.Equal([50, 50, 20], sizes);
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"fn-{i:000}"), names);
    }

    [Fact]
    public async Task A_listed_function_tells_its_settings_and_environment_but_neither_state_nor_reservation()
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("billing", f => f with
        {
            MemoryMegabytes = 1769,
            Timeout = TimeSpan.FromSeconds(90),
            ReservedConcurrency = 7,
            VpcId = "vpc-1",
            SubnetIds = ["subnet-1"],
            LayerArns = ["arn:aws:lambda:us-east-1:123456789012:layer:common:3"],
            Environment = f.Environment.Add("PASSWORD", "hunter2"),
        });

        var function = (await account.LambdaAsync("GET", "/2015-03-31/functions")).Json.GetProperty("Functions")[0];

        Assert.Equal(1769, function.GetProperty("MemorySize").GetInt32());
        Assert.Equal(90, function.GetProperty("Timeout").GetInt32());
        Assert.Equal("2026-11-23T12:00:00.000+0000", function.GetProperty("LastModified").GetString());
        Assert.Equal("hunter2", function.GetProperty("Environment").GetProperty("Variables").GetProperty("PASSWORD").GetString());
        Assert.Equal("vpc-1", function.GetProperty("VpcConfig").GetProperty("VpcId").GetString());
        Assert.Equal("$LATEST", function.GetProperty("Version").GetString());
        Assert.Equal(1, function.GetProperty("Layers").GetArrayLength());
        Assert.False(function.TryGetProperty("State", out _));
        Assert.False(function.TryGetProperty("Concurrency", out _));
        Assert.DoesNotContain("Reserved", function.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_versions_are_listed_when_asked_for()
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders", f => f with { Aliases = [new("live", "3"), new("beta", "4"), new("old", "3")] });

        var listed = (await account.LambdaAsync("GET", "/2015-03-31/functions?FunctionVersion=ALL")).Json.GetProperty("Functions").EnumerateArray();

        Assert.Equal(["$LATEST", "3", "4"], listed.Select(f => f.GetProperty("Version").GetString()));
    }

    [Fact]
    public async Task Configuration_and_function_tell_the_state_and_the_function_its_reservation()
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders", f => f with { State = "Inactive", StateReasonCode = "Idle", ReservedConcurrency = 5, Aliases = [new("live", "3")] });

        var configuration = (await account.LambdaAsync("GET", "/2015-03-31/functions/orders/configuration?Qualifier=live")).Json;
        var function = (await account.LambdaAsync("GET", "/2015-03-31/functions/orders")).Json;

        Assert.Equal("Inactive", configuration.GetProperty("State").GetString());
        Assert.Equal("3", configuration.GetProperty("Version").GetString());
        Assert.EndsWith(":orders:live", configuration.GetProperty("FunctionArn").GetString(), StringComparison.Ordinal);
        Assert.Equal("Idle", function.GetProperty("Configuration").GetProperty("StateReasonCode").GetString());
        Assert.Equal(5, function.GetProperty("Concurrency").GetProperty("ReservedConcurrentExecutions").GetInt32());
        Assert.Equal("S3", function.GetProperty("Code").GetProperty("RepositoryType").GetString());
    }

    [Fact]
    public async Task A_reservation_is_put_read_counted_against_the_account_and_removed()
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders");

        var unset = await account.LambdaAsync("GET", "/2019-09-30/functions/orders/concurrency");
        var put = await account.LambdaAsync("PUT", "/2017-10-31/functions/orders/concurrency", """{"ReservedConcurrentExecutions":0}""");
        var zero = await account.LambdaAsync("GET", "/2019-09-30/functions/orders/concurrency");
        await account.LambdaAsync("PUT", "/2017-10-31/functions/orders/concurrency", """{"ReservedConcurrentExecutions":400}""");
        var limit = (await account.LambdaAsync("GET", "/2016-08-19/account-settings")).Json.GetProperty("AccountLimit");
        var deleted = await account.LambdaAsync("DELETE", "/2017-10-31/functions/orders/concurrency");

        Assert.Equal("{}", unset.Text);
        Assert.Equal(200, put.Status);
        Assert.Equal(0, zero.Json.GetProperty("ReservedConcurrentExecutions").GetInt32());
        Assert.Equal(1000, limit.GetProperty("ConcurrentExecutions").GetInt32());
        Assert.Equal(600, limit.GetProperty("UnreservedConcurrentExecutions").GetInt32());
        Assert.Equal((204, 0), (deleted.Status, deleted.Body.Length));
        Assert.Null(account.Host.Account.Get("orders").ReservedConcurrency);
    }

    [Fact]
    public async Task A_reservation_that_leaves_less_than_a_hundred_is_refused()
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders");

        var refused = await account.LambdaAsync("PUT", "/2017-10-31/functions/orders/concurrency", """{"ReservedConcurrentExecutions":901}""");

        Assert.Equal((400, "InvalidParameterValueException"), (refused.Status, refused.ErrorType));
        Assert.Contains("minimum value of [100]", refused.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Null(account.Host.Account.Get("orders").ReservedConcurrency);
    }

    [Fact]
    public async Task Provisioned_concurrency_is_put_listed_read_and_removed()
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders", f => f with { Aliases = [new("live", "3")] });
        const string Path = "/2019-09-30/functions/orders/provisioned-concurrency";

        var missing = await account.LambdaAsync("GET", Path + "?Qualifier=live");
        var put = await account.LambdaAsync("PUT", Path + "?Qualifier=live", """{"ProvisionedConcurrentExecutions":20}""");
        var listed = (await account.LambdaAsync("GET", Path + "?List=ALL")).Json.GetProperty("ProvisionedConcurrencyConfigs");
        var read = (await account.LambdaAsync("GET", Path + "?Qualifier=live")).Json;
        var deleted = await account.LambdaAsync("DELETE", Path + "?Qualifier=live");

        Assert.Equal((404, "ProvisionedConcurrencyConfigNotFoundException"), (missing.Status, missing.ErrorType));
        Assert.Equal((202, "IN_PROGRESS"), (put.Status, put.Json.GetProperty("Status").GetString()));
        Assert.EndsWith(":orders:live", listed[0].GetProperty("FunctionArn").GetString(), StringComparison.Ordinal);
        Assert.Equal(20, read.GetProperty("RequestedProvisionedConcurrentExecutions").GetInt32());
        Assert.Equal(204, deleted.Status);
        Assert.Empty(account.Host.Account.Get("orders").Provisioned);
    }

    [Fact]
    public async Task Aliases_and_event_sources_are_listed()
    {
        await using var account = await TestAccount.StartAsync();
        var mapping = new EventSourceMapping(new("11111111-2222-3333-4444-555555555555"), "arn:aws:sqs:us-east-1:123456789012:jobs", 10, "Enabled", 50, account.Time.GetUtcNow());
        account.Add("orders", f => f with { Aliases = [new("live", "3", "4", 0.1), new("beta", "4")], EventSources = [mapping] });
        account.Add("other", f => f with { EventSources = [mapping with { Id = new("21111111-2222-3333-4444-555555555555") }] });

        var aliases = (await account.LambdaAsync("GET", "/2015-03-31/functions/orders/aliases")).Json.GetProperty("Aliases");
        var sources = (await account.LambdaAsync("GET", "/2015-03-31/event-source-mappings?FunctionName=orders")).Json.GetProperty("EventSourceMappings");
        var all = (await account.LambdaAsync("GET", "/2015-03-31/event-source-mappings")).Json.GetProperty("EventSourceMappings");

        Assert.Equal(["beta", "live"], aliases.EnumerateArray().Select(a => a.GetProperty("Name").GetString()));
        Assert.Equal(0.1, aliases[1].GetProperty("RoutingConfig").GetProperty("AdditionalVersionWeights").GetProperty("4").GetDouble());
        Assert.Equal(50, sources[0].GetProperty("ScalingConfig").GetProperty("MaximumConcurrency").GetInt32());
        Assert.Equal(1795435200, sources[0].GetProperty("LastModified").GetDouble());
        Assert.Equal((1, 2), (sources.GetArrayLength(), all.GetArrayLength()));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("orders:live")]
    [InlineData("123456789012:function:orders")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:orders")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:orders:live")]
    public async Task A_function_may_be_named_in_every_way_Lambda_takes(string name)
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders", f => f with { ReservedConcurrency = 3 });

        var answer = await account.LambdaAsync("GET", $"/2019-09-30/functions/{Uri.EscapeDataString(name)}/concurrency");

        Assert.Equal(3, answer.Json.GetProperty("ReservedConcurrentExecutions").GetInt32());
    }

    [Theory]
    [InlineData("GET", "/2015-03-31/functions/absent/configuration", null, 404, "ResourceNotFoundException")]
    [InlineData("GET", "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Aorders", null, 404, "ResourceNotFoundException")]
    [InlineData("GET", "/2015-03-31/functions/not%20a%20name/configuration", null, 400, "ValidationException")]
    [InlineData("GET", "/2015-03-31/functions/orders?Qualifier=absent", null, 404, "ResourceNotFoundException")]
    [InlineData("GET", "/2015-03-31/functions?MaxItems=0", null, 400, "ValidationException")]
    [InlineData("GET", "/2015-03-31/functions?MaxItems=many", null, 400, "SerializationException")]
    [InlineData("GET", "/2015-03-31/functions?Marker=%21", null, 400, "InvalidParameterValueException")]
    [InlineData("GET", "/2015-03-31/functions?FunctionVersion=SOME", null, 400, "ValidationException")]
    [InlineData("PUT", "/2017-10-31/functions/orders/concurrency", "{}", 400, "ValidationException")]
    [InlineData("PUT", "/2017-10-31/functions/orders/concurrency", """{"ReservedConcurrentExecutions":-1}""", 400, "ValidationException")]
    [InlineData("PUT", "/2017-10-31/functions/orders/concurrency", "{", 400, "SerializationException")]
    [InlineData("PUT", "/2019-09-30/functions/orders/provisioned-concurrency?Qualifier=live", """{"ProvisionedConcurrentExecutions":0}""", 400, "ValidationException")]
    [InlineData("PUT", "/2019-09-30/functions/orders/provisioned-concurrency?Qualifier=%24LATEST", """{"ProvisionedConcurrentExecutions":1}""", 400, "InvalidParameterValueException")]
    [InlineData("GET", "/2019-09-30/functions/orders/provisioned-concurrency", null, 400, "ValidationException")]
    [InlineData("POST", "/2015-03-31/functions/orders/invocations", "{}", 404, "UnknownOperationException")]
    public async Task What_cannot_be_done_is_refused_in_AWS_words(string method, string target, string? body, int status, string error)
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("orders", f => f with { Aliases = [new("live", "3")] });

        var answer = await account.LambdaAsync(method, target, body);

        Assert.Equal((status, error), (answer.Status, answer.ErrorType));
        Assert.NotEqual(Guid.Empty, Guid.Parse(answer.Headers["x-amzn-RequestId"]));
    }
}
