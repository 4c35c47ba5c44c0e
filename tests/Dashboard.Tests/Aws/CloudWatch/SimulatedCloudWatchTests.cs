using Dashboard.Aws.CloudWatch;
using Dashboard.Simulator.Hosting;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.CloudWatch;

/// <summary>Every operation against the account in a box, in both protocols.</summary>
public sealed class SimulatedCloudWatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_recorded_is_read(bool json)
    {
        await using var account = await SimulatedAccount.StartAsync();
        var minute = SimulatedAccount.SettledMinute;
        for (var m = 0; m < 3; m++)
        {
            account.Record("Duration", "checkout", minute + m, 10 + m, 20 + m, 30.5f + m);
            account.Record("ClaimedAccountConcurrency", null, minute + m, 400 + m);
        }
        using var client = Client(account, json);
        var columns = new MetricColumns();
        MetricQuery[] queries =
        [
            Queries.Of("checkout", "Duration", "Maximum"), Queries.Of("checkout", "Duration", "Average"), Queries.Of("checkout", "Duration", "SampleCount"),
            new("AWS/Lambda", "ClaimedAccountConcurrency", [], "Maximum"), Queries.Of("idle", "Duration"),
        ];

        var outcome = await client.GetMetricDataAsync(queries, Window(minute, 3), columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal((1, 3), (outcome.Requests, outcome.MetricsRequested));
        Assert.Equal([30.5, 31.5, 32.5], Values(columns, 0));
        Assert.Equal([20.17, 21.17, 22.17], Values(columns, 1).Select(v => Math.Round(v, 2)));
        Assert.Equal([3.0, 3, 3], Values(columns, 2));
        Assert.Equal([400.0, 401, 402], Values(columns, 3));
        Assert.Empty(Values(columns, 4));
        Assert.Equal([60 * minute, 60 * (minute + 1), 60 * (minute + 2)], columns.Timestamps[..3].ToArray());
        Assert.Equal(outcome.MetricsRequested, account.Host.Calls.BilledMetrics);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_quota_is_read_by_metric_math(bool json)
    {
        await using var account = await SimulatedAccount.StartAsync();
        var minute = SimulatedAccount.SettledMinute;
        account.Record("ConcurrentExecutions", null, minute, 12);
        using var client = Client(account, json);
        var columns = new MetricColumns();
        MetricQuery[] queries = [new("AWS/Lambda", "ConcurrentExecutions", [], "Maximum"), new("", "", [], "") { Expression = "SERVICE_QUOTA(q0)" }];

        var outcome = await client.GetMetricDataAsync(queries, Window(minute, 1), columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal([1000.0], Values(columns, 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Many_functions_come_back_each_with_its_own_values(bool json)
    {
        await using var account = await SimulatedAccount.StartAsync();
        var minute = SimulatedAccount.SettledMinute;
        for (var i = 0; i < 620; i++) account.Record("Invocations", $"function-{i}", minute + i % 3, i + 1);
        using var client = Client(account, json);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(620), Window(minute, 3), columns, Cancellation);
        var listed = await client.ListMetricsAsync("AWS/Lambda", "Invocations", recentlyActive: true, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal((2, 620), (outcome.Requests, outcome.MetricsRequested));
        for (var i = 0; i < 620; i++) Assert.Equal([i + 1.0], Values(columns, i));
        Assert.Equal(620, listed.Value.Select(m => m.Dimensions.Single().Value).Distinct().Count());
        Assert.All(listed.Value, m => Assert.Equal(("AWS/Lambda", "Invocations", "FunctionName"), (m.Namespace, m.MetricName, m.Dimensions[0].Name)));
        Assert.Equal(2, account.Host.Calls.Count("ListMetrics"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Partial_data_is_followed_to_its_end(bool json)
    {
        await using var account = await SimulatedAccount.StartAsync();
        var minute = SimulatedAccount.SettledMinute;
        for (var m = 0; m < 10; m++) account.Record("Invocations", "function-0", minute + m, m);
        using var client = Client(account, json);
        using var fault = account.Host.Faults.Inject(new(FaultKind.PartialData, "GetMetricData", Remaining: 1));
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Window(minute, 10), columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal(2, outcome.Requests);
        Assert.Equal(Enumerable.Range(0, 10).Select(m => (double)m), Values(columns, 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failed_queries_come_back_at_the_second_asking(bool json)
    {
        await using var account = await SimulatedAccount.StartAsync();
        var minute = SimulatedAccount.SettledMinute;
        for (var i = 0; i < 6; i++) account.Record("Invocations", $"function-{i}", minute, i);
        using var client = Client(account, json);
        using var fault = account.Host.Faults.Inject(new(FaultKind.InternalError, "GetMetricData", Remaining: 1));
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(6), Window(minute, 1), columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal(2, outcome.Requests);
        for (var i = 0; i < 6; i++) Assert.Equal([(double)i], Values(columns, i));
    }

    private static MetricWindow Window(long minute, int minutes) => new(DateTimeOffset.FromUnixTimeSeconds(60 * minute), DateTimeOffset.FromUnixTimeSeconds(60 * (minute + minutes)));

    private static IEnumerable<double> Values(MetricColumns columns, int query) => columns.Runs.Where(r => r.Query == query).SelectMany(r => columns.Values.Slice(r.Start, r.Count).ToArray());

    private static CloudWatchClient Client(SimulatedAccount account, bool json) => new(account.Connection with { UseJson = json }, TimeProvider.System);
}
