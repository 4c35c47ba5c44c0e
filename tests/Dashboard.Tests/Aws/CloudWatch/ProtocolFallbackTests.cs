using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.CloudWatch;

/// <summary>On a custom endpoint: no smithy-protocol header with a 2xx or 4xx means an emulator without CBOR.</summary>
public sealed class ProtocolFallbackTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task An_emulator_without_CBOR_is_spoken_to_in_Json_from_then_on(int status)
    {
        await using var stub = await StubEndpoint.StartAsync(r => r.IsCbor ? StubAnswer.Html(status) : Queries.Answer(r).Answer(r));
        using var client = new CloudWatchClient(Connections.To(stub.Address), TimeProvider.System);

        var first = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);
        var second = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);

        Assert.True(client.SpeaksJson);
        Assert.Equal((2, 1, null), (first.Requests, first.MetricsRequested, first.Fault));
        Assert.Equal((1, 1, null), (second.Requests, second.MetricsRequested, second.Fault));
    }

    [Fact]
    public async Task A_failing_proxy_is_no_reason_to_change_the_protocol()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Html(503));
        using var client = new CloudWatchClient(Connections.To(stub.Address), TimeProvider.System);

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);

        Assert.False(client.SpeaksJson);
        Assert.Equal((AwsFaultKind.ServerError, "HTTP 503"), (outcome.Fault!.Kind, outcome.Fault.Code));
    }

    [Fact]
    public async Task A_refusal_in_the_protocol_is_no_reason_to_change_it()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Cbor([0xa0], 400));
        using var client = new CloudWatchClient(Connections.To(stub.Address), TimeProvider.System);

        await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), Cancellation);

        Assert.False(client.SpeaksJson);
        Assert.Single(stub.Requests);
    }
}
