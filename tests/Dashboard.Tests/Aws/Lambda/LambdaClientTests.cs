using System.Collections.Immutable;
using System.Text.Json;
using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Aws.Lambda;
using Dashboard.Simulator.Lambda;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.Lambda;

public sealed class LambdaClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Account_settings_are_read()
    {
        await using var account = await SimulatedAccount.StartAsync();
        account.Add("checkout", f => f with { ReservedConcurrency = 150 });
        using var client = Client(account);

        var limits = await client.GetAccountSettingsAsync(Cancellation);

        Assert.Equal(new AccountLimits(1000, 850, 1), limits.Value);
    }

    [Fact]
    public async Task All_pages_of_functions_are_read_whole()
    {
        await using var account = await SimulatedAccount.StartAsync();
        for (var i = 0; i < 120; i++) account.Add($"function-{i:000}");
        account.Add("vpc", f => f with
        {
            Runtime = "python3.13",
            MemoryMegabytes = 1769,
            Timeout = TimeSpan.FromMinutes(15),
            Architecture = "x86_64",
            EphemeralStorageMegabytes = 2048,
            LayerArns = ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"],
            VpcId = "vpc-1",
            SubnetIds = ["subnet-1", "subnet-2"],
            SecurityGroupIds = ["sg-1"],
            DeadLetterTargetArn = "arn:aws:sqs:eu-west-1:123456789012:dead",
            SnapStart = true,
        });
        using var client = Client(account);

        var functions = (await client.ListFunctionsAsync(Cancellation)).Value;

        Assert.Equal(121, functions.Select(f => f.Name).Distinct().Count());
        var expected = new FunctionConfiguration
        {
            Name = "vpc",
            Arn = account.Host.Account.ArnOf("vpc"),
            Runtime = "python3.13",
            PackageType = "Zip",
            MemoryMegabytes = 1769,
            Timeout = TimeSpan.FromMinutes(15),
            Architecture = "x86_64",
            EphemeralStorageMegabytes = 2048,
            LastModified = new DateTimeOffset(2026, 11, 20, 8, 30, 15, 250, TimeSpan.Zero),
            SnapStart = "PublishedVersions",
            Layers = ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"],
            Vpc = new("vpc-1", ["subnet-1", "subnet-2"], ["sg-1"]),
            DeadLetterTarget = "arn:aws:sqs:eu-west-1:123456789012:dead",
        };
        var actual = functions.Single(f => f.Name == "vpc");
        Assert.True(expected.SameAs(actual), $"{expected}\n{actual}");
        Assert.All(functions.Where(f => f.Name != "vpc"), f => Assert.Null(f.Vpc));
    }

    [Fact]
    public async Task Environment_variables_are_served_and_never_read()
    {
        const string Secret = "hunter2-of-the-payment-provider";
        await using var account = await SimulatedAccount.StartAsync();
        account.Add("checkout", f => f with { Environment = ImmutableDictionary<string, string>.Empty.Add("PASSWORD", Secret) });
        using var client = Client(account);

        var functions = await client.ListFunctionsAsync(Cancellation);
        var state = await client.GetFunctionStateAsync("checkout", Cancellation);

        Assert.Equal("Active", state.Value.State);
        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(functions.Value), StringComparison.Ordinal);
        Assert.DoesNotContain("Environment", string.Join(' ', typeof(FunctionBody).GetProperties().Select(p => p.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public void Environment_variables_are_skipped_whatever_they_look_like()
    {
        var page = Dashboard.Aws.Runtime.JsonBody.Read(
            """{"Functions":[{"Environment":{"Variables":{"FunctionName":"secret","Runtime":"secret"},"Error":[["secret"]]},"FunctionName":"checkout"}]}"""u8, LambdaJson.Default.ListFunctionsBody);

        Assert.DoesNotContain("secret", JsonSerializer.Serialize(page), StringComparison.Ordinal);
        Assert.Equal("checkout", page.Functions![0].FunctionName);
    }

    [Fact]
    public async Task Reserved_concurrency_is_a_number_zero_or_none()
    {
        await using var account = await SimulatedAccount.StartAsync();
        var function = account.Add("reserved", f => f with { ReservedConcurrency = 7 });
        account.Add("off", f => f with { ReservedConcurrency = 0 });
        account.Add("free");
        using var client = Client(account);

        Assert.Equal(ReservedConcurrency.Of(7), (await client.GetFunctionConcurrencyAsync(function.Arn, Cancellation)).Value);
        Assert.Equal(ReservedConcurrency.Of(0), (await client.GetFunctionConcurrencyAsync("off", Cancellation)).Value);
        Assert.Equal(ReservedConcurrency.None, (await client.GetFunctionConcurrencyAsync("free", Cancellation)).Value);
    }

    [Fact]
    public async Task Provisioned_concurrency_and_aliases_are_read()
    {
        await using var account = await SimulatedAccount.StartAsync();
        account.Add("checkout", f => f with
        {
            Aliases = [new("live", "3", "4", 0.25), new("test", "2")],
            Provisioned = [new("live", 20, 15, 10, "IN_PROGRESS", null, f.LastModified), new("2", 5, 0, 0, "FAILED", "Out of memory", f.LastModified)],
        });
        using var client = Client(account);

        var aliases = await client.ListAliasesAsync("checkout", Cancellation);
        var provisioned = await client.ListProvisionedConcurrencyConfigsAsync("checkout", Cancellation);

        Assert.Equal([new("live", "3", "4", 0.25), new("test", "2")], aliases.Value.OrderBy(a => a.Name));
        Assert.Equal([new("2", 5, 0, 0, "FAILED", "Out of memory"), new("live", 20, 15, 10, "IN_PROGRESS", null)], provisioned.Value.OrderBy(p => p.Qualifier));
    }

    [Fact]
    public async Task Event_sources_are_read_of_one_function_or_of_all()
    {
        await using var account = await SimulatedAccount.StartAsync();
        var queue = new EventSourceMapping(Guid.NewGuid(), "arn:aws:sqs:eu-west-1:123456789012:orders", 10, "Enabled", 50, TimeProvider.System.GetUtcNow());
        var stream = new EventSourceMapping(Guid.NewGuid(), "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks", 100, "Disabled", null, TimeProvider.System.GetUtcNow());
        account.Add("orders", f => f with { EventSources = [queue] });
        account.Add("clicks", f => f with { EventSources = [stream] });
        using var client = Client(account);

        var all = await client.ListEventSourceMappingsAsync(null, Cancellation);
        var one = await client.ListEventSourceMappingsAsync("orders", Cancellation);

        Assert.Equal(["clicks", "orders"], all.Value.Select(m => m.FunctionName).Order());
        var (name, source) = Assert.Single(one.Value);
        Assert.Equal(("orders", queue.Id.ToString(), queue.EventSourceArn, "Enabled", 10, 50), (name, source.Id, source.SourceArn, source.State, source.BatchSize, source.MaximumConcurrency));
    }

    [Fact]
    public async Task A_function_that_is_gone_is_a_fault_of_its_own_kind()
    {
        await using var account = await SimulatedAccount.StartAsync();
        using var client = Client(account);

        var result = await client.GetFunctionConcurrencyAsync("gone", Cancellation);

        Assert.False(result.Succeeded);
        Assert.Equal((AwsFaultKind.NotFound, "lambda:GetFunctionConcurrency", "ResourceNotFoundException"), (result.Fault.Kind, result.Fault.Action, result.Fault.Code));
        Assert.DoesNotContain(SimulatedAccount.AccountId, result.Fault.ToString(), StringComparison.Ordinal);
    }

    private static LambdaClient Client(SimulatedAccount account) => new(account.Connection, TimeProvider.System);
}
