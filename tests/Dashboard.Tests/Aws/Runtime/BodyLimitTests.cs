using System.IO.Compression;
using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Lambda;
using Dashboard.Aws.Runtime;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.Runtime;

/// <summary>Bodies that are larger than they should be, or than they say.</summary>
public sealed class BodyLimitTests
{
    private static readonly byte[] Page = new MetricPage([new("q0", [(60, 1)])]).ToCbor();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(BodyBufferHandler.MaximumBody, true)]
    [InlineData(BodyBufferHandler.MaximumBody + 1, false)]
    public async Task A_body_may_be_so_large_and_no_larger(int length, bool isRead)
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Cbor([.. Page, .. new byte[length - Page.Length]]));

        var (outcome, columns) = await ReadAsync(stub.Address);

        Assert.Equal(isRead ? null : "BodyTooLarge", outcome.Fault?.Code);
        Assert.Equal(isRead ? 1 : 0, columns.Count);
    }

    [Theory]
    [InlineData("gzip", 200)]
    [InlineData("deflate", 200)]
    [InlineData("gzip", 400)]
    public async Task A_small_body_that_inflates_without_end_is_given_up(string encoding, int status)
    {
        var bomb = Compressed(encoding, new byte[64 << 20]);
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Cbor(bomb, status, ("Content-Encoding", encoding)));

        var (outcome, columns) = await ReadAsync(stub.Address);

        Assert.InRange(bomb.Length, 0, 300_000);
        Assert.Equal((AwsFaultKind.Malformed, "BodyTooLarge"), (outcome.Fault!.Kind, outcome.Fault.Code));
        Assert.Equal(0, columns.Count);
    }

    [Fact]
    public async Task A_refusal_without_end_is_given_up()
    {
        await using var stub = await StubEndpoint.StartAsync(async (_, context) =>
        {
            context.Response.StatusCode = 400;
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(new byte[1 << 20], context.RequestAborted);
        });
        using var client = new LambdaClient(Connections.To(stub.Address), TimeProvider.System);

        var result = await client.GetAccountSettingsAsync(Cancellation);

        Assert.Equal((AwsFaultKind.Malformed, "BodyTooLarge"), (result.Fault!.Kind, result.Fault.Code));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_compressed_body_that_is_damaged_is_asked_for_again(string encoding)
    {
        await using var stub = await StubEndpoint.StartAsync(request =>
        {
            var body = Compressed(encoding, Page);
            if (request.Number == 0) Array.Fill(body, (byte)0xff, 2, body.Length - 2);
            return StubAnswer.Cbor(body, 200, ("Content-Encoding", encoding));
        });

        var (outcome, columns) = await ReadAsync(stub.Address, attempts: 2);

        Assert.Null(outcome.Fault);
        Assert.Equal((2, 1), (outcome.Requests, columns.Count));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    public async Task A_compressed_body_that_is_cut_or_none_is_malformed(double kept)
    {
        var body = Compressed("gzip", new MetricPage([new("q0", [.. Enumerable.Range(0, 500).Select(i => (60L * i, i * 0.1))])]).ToCbor());
        byte[] damaged = kept == 0 ? [1, 2, 3, .. body] : body[..(int)(body.Length * kept)];
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Cbor(damaged, 200, ("Content-Encoding", "gzip")));

        var (outcome, columns) = await ReadAsync(stub.Address);

        Assert.Equal((AwsFaultKind.Malformed, "UnreadableAnswer"), (outcome.Fault!.Kind, outcome.Fault.Code));
        Assert.Equal(0, columns.Count);
    }

    [Theory]
    [InlineData("1000")]
    [InlineData("16777215")]
    [InlineData("9223372036854775807")]
    public async Task A_body_shorter_than_announced_is_not_taken_for_whole(string announced)
    {
        await using var peer = new RawEndpoint(_ => RawEndpoint.Answer(Page, $"Content-Length: {announced}"));

        var (outcome, columns) = await ReadAsync(peer.Address);

        Assert.Equal(AwsFaultKind.Unreachable, outcome.Fault!.Kind);
        Assert.Equal(0, columns.Count);
    }

    [Theory]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 99999999999999999999999999")]
    [InlineData("Content-Length: 10", "Content-Length: 20")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task A_length_that_is_none_is_no_answer(params string[] headers)
    {
        await using var peer = new RawEndpoint(_ => RawEndpoint.Answer([.. "FFFFFFFFFFFFFFFFFF\r\n"u8, .. Page], headers));

        var (outcome, columns) = await ReadAsync(peer.Address);

        Assert.True(outcome.Fault!.Kind is AwsFaultKind.Unreachable or AwsFaultKind.Malformed, $"{outcome.Fault}");
        Assert.Equal(0, columns.Count);
    }

    [Fact]
    public async Task What_follows_a_body_longer_than_announced_is_no_answer_to_the_next_request()
    {
        var forged = RawEndpoint.Answer(new MetricPage([new("q0", [(60, 666)])]).ToCbor(), "Content-Length: 5000");
        await using var peer = new RawEndpoint(
            request => request == 0 ? [.. RawEndpoint.Answer(Page, $"Content-Length: {Page.Length}"), .. forged] : RawEndpoint.Answer(Page, $"Content-Length: {Page.Length}"), keepsOpen: true);
        using var client = new CloudWatchClient(Connections.To(peer.Address), TimeProvider.System);
        var columns = new MetricColumns();

        for (var call = 0; call < 2; call++) Assert.Null((await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, columns, Cancellation)).Fault);

        Assert.Equal(2, peer.Requests);
        Assert.Equal([1.0, 1.0], columns.Values.ToArray());
    }

    [Fact]
    public async Task A_body_that_trickles_in_is_given_up_when_its_time_is_over()
    {
        using var bytes = new SemaphoreSlim(0);
        using var sent = new SemaphoreSlim(0);
        var givenUp = new TaskCompletionSource();
        await using var stub = await StubEndpoint.StartAsync(async (_, context) =>
        {
            context.RequestAborted.Register(() => givenUp.TrySetResult());
            context.Response.Headers["smithy-protocol"] = "rpc-v2-cbor";
            while (true)
            {
                await bytes.WaitAsync(context.RequestAborted);
                await context.Response.Body.WriteAsync(new byte[] { 0xbf }, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                sent.Release();
            }
        });
        var clock = new TimerCountingClock();
        using var client = new CloudWatchClient(Connections.To(stub.Address) with { CallTimeout = TimeSpan.FromSeconds(60) }, clock);

        var call = client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);
        bytes.Release();
        const int DeadlineHeadersAndBody = 3;
        await clock.TimersAsync(DeadlineHeadersAndBody).WaitAsync(Cancellation);
        for (var second = 0; second < 30; second += 5)
        {
            await sent.WaitAsync(Cancellation);
            clock.Advance(TimeSpan.FromSeconds(5));
            bytes.Release();
        }
        await givenUp.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System, Cancellation);
        // The SDK may take the connection it lost for a stale one, and ask once more within the call's own time.
        clock.Advance(TimeSpan.FromSeconds(30));
        var outcome = await call;

        Assert.Equal(AwsFaultKind.TimedOut, outcome.Fault!.Kind);
    }

    private static async Task<(MetricDataOutcome Outcome, MetricColumns Columns)> ReadAsync(Uri address, int attempts = 1)
    {
        using var client = new CloudWatchClient(Connections.To(address, attempts), TimeProvider.System);
        var columns = new MetricColumns();
        return (await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, columns, Cancellation), columns);
    }

    private static byte[] Compressed(string encoding, byte[] body)
    {
        using var stream = new MemoryStream();
        using (Stream compressing = encoding == "gzip" ? new GZipStream(stream, CompressionLevel.Optimal) : new ZLibStream(stream, CompressionLevel.Optimal)) compressing.Write(body);
        return stream.ToArray();
    }
}
