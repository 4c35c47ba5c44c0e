using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Tests.Aws.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Aws.Runtime;

public sealed class TransportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_peer_that_never_answers_ends_at_the_deadline()
    {
        var arrived = new TaskCompletionSource();
        await using var stub = await StubEndpoint.StartAsync(async (_, context) =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var clock = new FakeTimeProvider();
        using var client = new CloudWatchClient(Connections.To(stub.Address) with { CallTimeout = TimeSpan.FromSeconds(60) }, clock);

        var call = client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);
        await arrived.Task.WaitAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(60));
        var outcome = await call;

        Assert.Equal(AwsFaultKind.TimedOut, outcome.Fault!.Kind);
        Assert.Equal([0], outcome.Failed);
    }

    [Fact]
    public async Task A_body_that_stops_half_way_is_asked_for_again()
    {
        await using var stub = await StubEndpoint.StartAsync(async (request, context) =>
        {
            if (request.Number > 0)
            {
                await Queries.Answer(request).Answer(request).WriteAsync(context);
                return;
            }
            context.Response.Headers["smithy-protocol"] = "rpc-v2-cbor";
            await context.Response.Body.WriteAsync(new byte[] { 0xbf, 0x71 }, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var clock = new TimerCountingClock();
        using var client = new CloudWatchClient(Connections.To(stub.Address, attempts: 2) with { CallTimeout = TimeSpan.FromSeconds(60) }, clock);
        var columns = new MetricColumns();

        var call = client.GetMetricDataAsync(Queries.Many(1), Queries.Window, columns, Cancellation);
        const int DeadlineHeadersAndBody = 3;
        await clock.TimersAsync(DeadlineHeadersAndBody).WaitAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(30));
        var outcome = await call;

        Assert.Null(outcome.Fault);
        Assert.Equal(1, columns.Count);
        Assert.Equal(2, outcome.Requests);
    }

    [Fact]
    public async Task A_cut_body_is_asked_for_again()
    {
        await using var stub = await StubEndpoint.StartAsync(async (request, context) =>
        {
            if (request.Number == 0) context.Response.ContentLength = 10_000;
            try
            {
                await Queries.Answer(request).Answer(request).WriteAsync(context);
            }
            finally
            {
                if (request.Number == 0) context.Abort();
            }
        });
        using var client = new CloudWatchClient(Connections.To(stub.Address, attempts: 2), TimeProvider.System);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal(1, columns.Count);
        Assert.Single(columns.Runs);
    }

    [Fact]
    public async Task A_damaged_page_is_asked_for_again_and_leaves_no_trace()
    {
        await using var stub = await StubEndpoint.StartAsync(r => r.Number == 0
            ? StubAnswer.Cbor(new MetricPage([new("q0", [(60, 1)]), new("q1", [(60, 1)])]).ToCbor()[..^4])
            : Queries.Answer(r).Answer(r));
        using var client = new CloudWatchClient(Connections.To(stub.Address, attempts: 2), TimeProvider.System);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(2), Queries.Window, columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal(2, columns.Runs.Count);
        Assert.Equal((2, 2), (outcome.Requests, outcome.MetricsRequested));
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        await using var stub = await StubEndpoint.StartAsync(r => StubAnswer.Cbor(Gzip(Queries.Answer(r).ToCbor()), headers: ("Content-Encoding", "gzip")));
        using var client = new CloudWatchClient(Connections.To(stub.Address), TimeProvider.System);
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(Queries.Many(20), Queries.Window, columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.Equal(20, columns.Count);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        await using var stub = await StubEndpoint.StartAsync(async (_, context) =>
        {
            context.Response.Headers["smithy-protocol"] = "rpc-v2-cbor";
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(new byte[1 << 20], context.RequestAborted);
        });
        using var client = new CloudWatchClient(Connections.To(stub.Address), TimeProvider.System);

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);

        Assert.Equal((AwsFaultKind.Malformed, "BodyTooLarge"), (outcome.Fault!.Kind, outcome.Fault.Code));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => new(302, "text/html", [], ("Location", "/elsewhere")));
        using var client = new CloudWatchClient(Connections.To(stub.Address), TimeProvider.System);

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);

        Assert.Equal(AwsFaultKind.Malformed, outcome.Fault!.Kind);
        Assert.All(stub.Requests, r => Assert.DoesNotContain("elsewhere", r.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_connection_is_named_by_its_address()
    {
        using var client = new CloudWatchClient(Connections.To(ClosedPort()), TimeProvider.System);

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);

        Assert.Equal((AwsFaultKind.Unreachable, "ConnectionRefused"), (outcome.Fault!.Kind, outcome.Fault.Code));
        Assert.Contains("127.0.0.1:", outcome.Fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_the_only_thing_thrown()
    {
        using var cancelled = new CancellationTokenSource();
        await using var stub = await StubEndpoint.StartAsync(async (_, context) =>
        {
            await cancelled.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        using var client = new CloudWatchClient(Connections.To(stub.Address), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ListMetricsAsync("AWS/Lambda", null, true, cancelled.Token));
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://{listener.LocalEndpoint}");
    }

    private static byte[] Gzip(byte[] body)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest)) gzip.Write(body);
        return stream.ToArray();
    }
}
