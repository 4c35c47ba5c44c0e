using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.CloudWatch;

public sealed class GetMetricDataTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_says_what_was_asked_in_either_protocol(bool json)
    {
        await using var stub = await StubEndpoint.StartAsync(r => Queries.Answer(r).Answer(r));
        using var client = Client(stub, json);
        MetricQuery[] queries =
        [
            Queries.Of("checkout", "Duration", "p99") with { PeriodSeconds = 300 },
            new("AWS/Lambda", "ClaimedAccountConcurrency", [], "Maximum"),
            new("AWS/Usage", "ResourceCount", [new("Type", "Resource"), new("Class", "None")], "Maximum") { ReturnData = false },
            new("", "", [], "") { Expression = "SERVICE_QUOTA(q2)" },
        ];

        var outcome = await client.GetMetricDataAsync(queries, Queries.Window with { End = Queries.Window.End.AddMilliseconds(500) }, new(), Cancellation);

        var request = Assert.Single(stub.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal(json ? "/" : "/service/GraniteServiceVersion20100801/operation/GetMetricData", request.Target);
        Assert.Equal(json ? "GraniteServiceVersion20100801.GetMetricData" : null, request.Headers.GetValueOrDefault("X-Amz-Target"));
        Assert.Equal(json ? null : "rpc-v2-cbor", request.Headers.GetValueOrDefault("smithy-protocol"));
        Assert.Equal("true", request.Headers["x-amzn-query-mode"]);
        Assert.Contains("gzip", request.Headers["Accept-Encoding"], StringComparison.Ordinal);
        Assert.Contains("app/lambda-concurrency-dashboard", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Contains("/eu-west-1/monitoring/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        var body = MetricDataRequestBody.Of(request);
        Assert.Equal((1_767_322_800, 1_767_323_100.5, "TimestampAscending", null), (body.Start, body.End, body.ScanBy, body.NextToken));
        Assert.Equal(
            [
                new("q0", null, true, 300, "AWS/Lambda", "Duration", "FunctionName=checkout", "p99"),
                new("q1", null, true, 60, "AWS/Lambda", "ClaimedAccountConcurrency", null, "Maximum"),
                new("q2", null, false, 60, "AWS/Usage", "ResourceCount", "Type=Resource,Class=None", "Maximum"),
                new("q3", "SERVICE_QUOTA(q2)", true, 60, null, null, null, null),
            ], body.Queries);
        Assert.Equal((1, 3, null), (outcome.Requests, outcome.MetricsRequested, outcome.Fault));
        Assert.Empty(outcome.Failed);
    }

    [Fact]
    public async Task Many_queries_are_spread_over_requests_and_keep_their_indexes()
    {
        await using var stub = await StubEndpoint.StartAsync(r => Queries.Answer(r).Answer(r));
        using var client = Client(stub);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(1201), Queries.Window, columns, Cancellation);

        Assert.Equal((3, 1201, null), (outcome.Requests, outcome.MetricsRequested, outcome.Fault));
        Assert.All(stub.Requests, r => Assert.InRange(MetricDataRequestBody.Of(r).Queries.Count, 1, 500));
        Assert.Equal(Enumerable.Range(0, 1201), columns.Runs.Select(r => r.Query).Order());
        foreach (var run in columns.Runs) Assert.Equal(run.Query, columns.Values[run.Start]);
    }

    [Fact]
    public async Task Pages_are_followed_and_merged_and_each_is_billed()
    {
        await using var stub = await StubEndpoint.StartAsync(r => (r.Number switch
        {
            0 => new MetricPage([new("q0", [(60, 1)], "PartialData"), new("q1", [(60, 10)])], "second"),
            _ => new MetricPage([new("q0", [(120, 2)])]),
        }).Answer(r));
        using var client = Client(stub);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(2), Queries.Window, columns, Cancellation);

        Assert.Equal((2, 4, null), (outcome.Requests, outcome.MetricsRequested, outcome.Fault));
        Assert.Empty(outcome.Failed);
        Assert.Equal([null, "second"], stub.Requests.Select(r => MetricDataRequestBody.Of(r).NextToken));
        Assert.Equal([60L, 120], columns.Runs.Where(r => r.Query == 0).SelectMany(r => columns.Timestamps.Slice(r.Start, r.Count).ToArray()));
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_is_not_asked_for_again()
    {
        await using var stub = await StubEndpoint.StartAsync(r => new MetricPage([new("q0", [(60, 1)])], "again").Answer(r));
        using var client = Client(stub);

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);
        var metrics = await client.ListMetricsAsync("AWS/Lambda", null, false, Cancellation);

        Assert.Equal((AwsFaultKind.Malformed, "EndlessPages", 2), (outcome.Fault!.Kind, outcome.Fault.Code, outcome.Requests));
        Assert.Equal("EndlessPages", metrics.Fault!.Code);
        Assert.Equal(4, stub.Requests.Count);
    }

    [Fact]
    public async Task Pages_that_add_up_to_more_points_than_any_request_has_are_left()
    {
        byte[] count = [0x9a, 0, 0x06, 0x1a, 0x80];
        const int Points = 400_000;
        await using var stub = await StubEndpoint.StartAsync(r => StubAnswer.Cbor(
        [
            0xa2, 0x71, .. "MetricDataResults"u8, 0x81, 0xa3, 0x62, .. "Id"u8, 0x62, .. "q0"u8, 0x6a, .. "Timestamps"u8, .. count, .. new byte[Points], 0x66, .. "Values"u8, .. count, .. new byte[Points],
            0x69, .. "NextToken"u8, 0x61, (byte)('a' + r.Number),
        ]));
        using var client = Client(stub);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, columns, Cancellation);

        Assert.Equal((AwsFaultKind.Malformed, "EndlessPages", 3), (outcome.Fault!.Kind, outcome.Fault.Code, outcome.Requests));
        Assert.Equal(3 * Points, columns.Count);
    }

    [Fact]
    public async Task A_failed_query_is_asked_again_alone()
    {
        await using var stub = await StubEndpoint.StartAsync(r => (r.Number == 0
            ? new MetricPage([new("q0", [(60, 1)]), new("q1", [], "InternalError"), new("q2", [(60, 3)])])
            : Queries.Answer(r)).Answer(r));
        using var client = Client(stub);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(3), Queries.Window, columns, Cancellation);

        Assert.Equal(["q1"], MetricDataRequestBody.Of(stub.Requests.Last()).Queries.Select(q => q.Id));
        Assert.Equal((2, 4, null), (outcome.Requests, outcome.MetricsRequested, outcome.Fault));
        Assert.Empty(outcome.Failed);
        Assert.Equal([0, 1, 2], columns.Runs.Select(r => r.Query).Order());
    }

    [Fact]
    public async Task A_failed_expression_is_asked_again_with_what_it_refers_to()
    {
        await using var stub = await StubEndpoint.StartAsync(r => (r.Number == 0
            ? new MetricPage([new("q0", [(60, 1)]), new("q1", [(60, 1)]), new("q2", [], "InternalError")])
            : Queries.Answer(r)).Answer(r));
        using var client = Client(stub);
        var columns = new MetricColumns();
        MetricQuery[] queries = [.. Queries.Many(2), Queries.Of("") with { Expression = "SERVICE_QUOTA(q0)" }];

        var outcome = await client.GetMetricDataAsync(queries, Queries.Window, columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal(["q0", "q2"], MetricDataRequestBody.Of(stub.Requests.Last()).Queries.Select(q => q.Id));
        Assert.Equal([0, 1, 2], columns.Runs.Select(r => r.Query).Order());
    }

    [Theory]
    [InlineData("InternalError", AwsFaultKind.ServerError, 2)]
    [InlineData("PartialData", AwsFaultKind.ServerError, 2)]
    [InlineData("Forbidden", AwsFaultKind.AccessDenied, 1)]
    public async Task A_query_that_stays_without_an_answer_is_named_and_the_others_stand(string status, AwsFaultKind kind, int requests)
    {
        await using var stub = await StubEndpoint.StartAsync(r => new MetricPage(
            [.. MetricDataRequestBody.Of(r).Queries.Select(q => q.Id == "q1" ? new PageSeries(q.Id, [], status, [("Why", "account 123456789012")]) : new(q.Id, [(60, 1)]))]).Answer(r));
        using var client = Client(stub);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(3), Queries.Window, columns, Cancellation);

        Assert.Equal([1], outcome.Failed);
        Assert.Equal(requests, outcome.Requests);
        Assert.Equal((kind, status), (outcome.Fault!.Kind, outcome.Fault.Code));
        Assert.Equal($"1 of 3 queries ended with {status}: Why account ********9012.", outcome.Fault.Message);
        Assert.Equal(["q0", "q2"], columns.Runs.Where(r => r.Count > 0).Select(r => $"q{r.Query}"));
        Assert.All(columns.Messages, m => Assert.Equal(1, m.Query));
    }

    [Fact]
    public async Task Pages_already_read_outlive_the_failure_of_the_next()
    {
        await using var stub = await StubEndpoint.StartAsync(r => r.Number == 0
            ? new MetricPage([new("q0", [(60, 1)]), new("q1", [(60, 2)], "PartialData")], "second").Answer(r)
            : StubAnswer.Json("""{"__type":"com.amazonaws.cloudwatch#InvalidNextToken","message":"expired"}""", 400, ("smithy-protocol", "rpc-v2-cbor"), ("x-amzn-query-error", "InvalidNextToken;Sender")));
        using var client = Client(stub);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(3), Queries.Window, columns, Cancellation);

        Assert.Equal(2, columns.Count);
        Assert.Equal([1, 2], outcome.Failed);
        Assert.Equal((AwsFaultKind.InvalidRequest, "InvalidNextToken"), (outcome.Fault!.Kind, outcome.Fault.Code));
        Assert.Equal((2, 3), (outcome.Requests, outcome.MetricsRequested));
    }

    [Fact]
    public async Task A_refused_request_does_not_take_the_others_with_it()
    {
        await using var stub = await StubEndpoint.StartAsync(r => MetricDataRequestBody.Of(r).Queries[0].Id == "q500"
            ? StubAnswer.Cbor([0xa0], 400, ("x-amzn-query-error", "InvalidParameterValue;Sender"))
            : Queries.Answer(r).Answer(r));
        using var client = Client(stub);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(1500), Queries.Window, columns, Cancellation);

        Assert.Equal(Enumerable.Range(500, 500), outcome.Failed);
        Assert.Equal(AwsFaultKind.InvalidRequest, outcome.Fault!.Kind);
        Assert.Equal(1000, columns.Count);
    }

    [Fact]
    public async Task Throttling_stops_what_has_not_been_sent()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Cbor([0xa0], 400, ("x-amzn-query-error", "Throttling;Sender")));
        using var client = Client(stub);

        var outcome = await client.GetMetricDataAsync(Queries.Many(20_000), Queries.Window, new(), Cancellation);

        Assert.Equal(AwsFaultKind.Throttled, outcome.Fault!.Kind);
        Assert.InRange(stub.Requests.Count, 1, 8);
        Assert.Equal(20_000, outcome.Failed.Length);
        Assert.Equal(0, outcome.MetricsRequested);
    }

    [Fact]
    public async Task Series_nobody_asked_for_are_left_out()
    {
        await using var stub = await StubEndpoint.StartAsync(r => new MetricPage([new("q0", [(60, 1)]), new("q7", [(60, 2)]), new("m1", [(60, 3)])]).Answer(r));
        using var client = Client(stub);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal([0], columns.Runs.Select(r => r.Query));
    }

    [Fact]
    public async Task No_queries_need_no_call()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Html(500));
        using var client = Client(stub);

        var outcome = await client.GetMetricDataAsync([], Queries.Window, new(), Cancellation);

        Assert.Equal((0, 0, null), (outcome.Requests, outcome.MetricsRequested, outcome.Fault));
        Assert.Empty(stub.Requests);
    }

    private static CloudWatchClient Client(StubEndpoint stub, bool json = false) => new(Connections.To(stub.Address) with { UseJson = json }, TimeProvider.System);
}
