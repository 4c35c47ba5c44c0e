using Dashboard.Aws;
using Dashboard.Aws.AutoScaling;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Lambda;
using Dashboard.Simulator.Hosting;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.Faults;

/// <summary>Whatever the account in a box can do wrong, each client tells by its kind, and none throws.</summary>
public sealed class SimulatedFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static readonly TheoryData<FaultKind, AwsFaultKind> OfEveryService = new()
    {
        { FaultKind.Throttle, AwsFaultKind.Throttled },
        { FaultKind.ServerError, AwsFaultKind.ServerError },
        { FaultKind.Unavailable, AwsFaultKind.ServerError },
        { FaultKind.AccessDenied, AwsFaultKind.AccessDenied },
        { FaultKind.ExpiredToken, AwsFaultKind.ExpiredCredentials },
        { FaultKind.MalformedBody, AwsFaultKind.Malformed },
        { FaultKind.CutBody, AwsFaultKind.Unreachable },
        { FaultKind.ConnectionReset, AwsFaultKind.Unreachable },
        { FaultKind.StalledBody, AwsFaultKind.TimedOut },
        { FaultKind.Silence, AwsFaultKind.TimedOut },
    };

    [Theory]
    [MemberData(nameof(OfEveryService))]
    public async Task Every_fault_is_told_by_its_kind(FaultKind injected, AwsFaultKind expected)
    {
        await using var account = await SimulatedAccount.StartAsync();
        using var fault = account.Host.Faults.Inject(new(injected));

        AssertIs(expected, "cloudwatch:GetMetricData", await EndAsync(injected, clock => MetricDataAsync(account, clock, json: false)));
        AssertIs(expected, "cloudwatch:GetMetricData", await EndAsync(injected, clock => MetricDataAsync(account, clock, json: true)));
        AssertIs(expected, "cloudwatch:ListMetrics", await EndAsync(injected, async clock => (await new CloudWatchClient(account.Connection, clock).ListMetricsAsync("AWS/Lambda", null, true, Cancellation)).Fault));
        AssertIs(expected, "lambda:ListFunctions", await EndAsync(injected, async clock => (await new LambdaClient(account.Connection, clock).ListFunctionsAsync(Cancellation)).Fault));
        AssertIs(expected, "application-autoscaling:DescribeScalingPolicies",
            await EndAsync(injected, async clock => (await new AutoScalingClient(account.Connection, clock).DescribeScalingPoliciesAsync(Cancellation)).Fault));
    }

    [Theory]
    [InlineData(FaultKind.InternalError, AwsFaultKind.ServerError)]
    [InlineData(FaultKind.Forbidden, AwsFaultKind.AccessDenied)]
    public async Task Faults_of_single_queries_are_told_by_their_kind(FaultKind injected, AwsFaultKind expected)
    {
        await using var account = await SimulatedAccount.StartAsync();
        using var fault = account.Host.Faults.Inject(new(injected));

        AssertIs(expected, "cloudwatch:GetMetricData", await MetricDataAsync(account, TimeProvider.System, json: false));
        AssertIs(expected, "cloudwatch:GetMetricData", await MetricDataAsync(account, TimeProvider.System, json: true));
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Unavailable)]
    [InlineData(FaultKind.ConnectionReset)]
    [InlineData(FaultKind.CutBody)]
    [InlineData(FaultKind.MalformedBody)]
    [InlineData(FaultKind.Throttle)]
    public async Task What_passes_by_itself_is_tried_again(FaultKind injected)
    {
        await using var account = await SimulatedAccount.StartAsync();
        using var fault = account.Host.Faults.Inject(new(injected, Remaining: 1));
        using var client = new CloudWatchClient(account.Connection with { MaxAttempts = 2 }, TimeProvider.System);

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal(1, outcome.MetricsRequested);
    }

    [Fact]
    public async Task A_wrong_clock_is_corrected_at_the_second_attempt()
    {
        await using var account = await SimulatedAccount.StartAsync();
        using var fault = account.Host.Faults.Inject(new(FaultKind.ClockSkew));
        using var client = new LambdaClient(account.Connection with { MaxAttempts = 2 }, TimeProvider.System);

        var first = await client.GetAccountSettingsAsync(Cancellation);
        var second = await client.GetAccountSettingsAsync(Cancellation);

        Assert.True(first.Succeeded && second.Succeeded);
        Assert.Equal((2, 1), (account.Host.Calls.Count("GetAccountSettings", 200), account.Host.Calls.Count("GetAccountSettings", 403)));
    }

    [Fact]
    public async Task A_wrong_clock_without_a_second_attempt_is_told_with_its_error_and_works_at_the_next_call()
    {
        await using var account = await SimulatedAccount.StartAsync();
        using var fault = account.Host.Faults.Inject(new(FaultKind.ClockSkew));

        var first = await MetricDataAsync(account, TimeProvider.System, json: false);

        AssertIs(AwsFaultKind.ClockSkew, "cloudwatch:GetMetricData", first);
        Assert.Contains("20 minutes behind AWS", first!.Remedy, StringComparison.Ordinal);
        Assert.Null(await MetricDataAsync(account, TimeProvider.System, json: false));
    }

    /// <summary>Where the account falls silent, lets the call's time pass once the call waits.</summary>
    private static async Task<AwsFault?> EndAsync(FaultKind injected, Func<TimeProvider, Task<AwsFault?>> call)
    {
        if (injected is not (FaultKind.StalledBody or FaultKind.Silence)) return await call(TimeProvider.System);
        var clock = new TimerCountingClock();
        var pending = call(clock);
        await clock.TimersAsync(injected == FaultKind.Silence ? 2 : 3);
        clock.Advance(TimeSpan.FromSeconds(60));
        return await pending;
    }

    private static async Task<AwsFault?> MetricDataAsync(SimulatedAccount account, TimeProvider clock, bool json)
    {
        using var client = new CloudWatchClient(account.Connection with { UseJson = json }, clock);
        return (await client.GetMetricDataAsync(Queries.Many(3), Queries.Window, new(), Cancellation)).Fault;
    }

    private static void AssertIs(AwsFaultKind kind, string action, AwsFault? fault)
    {
        Assert.NotNull(fault);
        Assert.Equal((kind, action), (fault.Kind, fault.Action));
        Assert.NotEmpty(fault.Message);
        Assert.NotEmpty(fault.Remedy);
        Assert.DoesNotContain(SimulatedAccount.AccountId, fault.ToString(), StringComparison.Ordinal);
    }
}
