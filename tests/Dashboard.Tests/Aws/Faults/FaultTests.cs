using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Tests.Aws.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Aws.Faults;

/// <summary>Error answers as AWS words them, in both protocols of CloudWatch.</summary>
public sealed class FaultTests
{
    private const string Denied = "User: arn:aws:sts::123456789012:assumed-role/Viewer/me is not authorized to perform: cloudwatch:GetMetricData because no identity-based policy allows the cloudwatch:GetMetricData action";
    private const string SourceDenied = "User: arn:aws:iam::123456789012:user/ops is not authorized to perform: cloudwatch:GetMetricData with an explicit deny in a service control policy";
    private const string Late = "Signature expired: 20261123T120000Z is now earlier than 20261123T121600Z (20261123T122100Z - 5 min.)";
    private const string Early = "Signature not yet current: 20261123T122100Z is still later than 20261123T120500Z (20261123T120000Z + 5 min.)";

    public static readonly TheoryData<int, string, string, AwsFaultKind, string> Answers = new()
    {
        { 400, "Throttling", "Rate exceeded", AwsFaultKind.Throttled, "cloudwatch:GetMetricData shares its rate in eu-west-1" },
        { 429, "TooManyRequestsException", "Rate exceeded", AwsFaultKind.Throttled, "Wait" },
        { 403, "AccessDenied", Denied, AwsFaultKind.AccessDenied, "Add cloudwatch:GetMetricData to the policy of the role arn:aws:iam::********9012:role/Viewer." },
        { 403, "AccessDeniedException", SourceDenied, AwsFaultKind.AccessDenied, "Lift the explicit deny of cloudwatch:GetMetricData for arn:aws:iam::********9012:user/ops" },
        { 403, "SomethingNewException", "no", AwsFaultKind.AccessDenied, "Add cloudwatch:GetMetricData to the policy of the default credentials." },
        { 403, "ExpiredToken", "The security token included in the request is expired", AwsFaultKind.ExpiredCredentials, "aws sso login" },
        { 403, "InvalidClientTokenId", "The security token included in the request is invalid.", AwsFaultKind.RejectedCredentials, "access key" },
        { 403, "SignatureDoesNotMatch", "The request signature we calculated does not match", AwsFaultKind.RejectedCredentials, "secret" },
        { 403, "SignatureDoesNotMatch", Late, AwsFaultKind.ClockSkew, "21 minutes behind AWS" },
        { 403, "InvalidSignatureException", Early, AwsFaultKind.ClockSkew, "21 minutes ahead of AWS" },
        { 403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", AwsFaultKind.ClockSkew, "NTP" },
        { 404, "ResourceNotFoundException", "Function not found", AwsFaultKind.NotFound, "inventory" },
        { 400, "InvalidParameterValue", "The parameter StartTime must be less than EndTime", AwsFaultKind.InvalidRequest, "message" },
        { 500, "InternalServiceError", "An internal error occurred", AwsFaultKind.ServerError, "Nothing to change" },
        { 503, "ServiceUnavailable", "Try later", AwsFaultKind.ServerError, "Nothing to change" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_error_answer_becomes_a_fault_with_a_remedy(int status, string code, string message, AwsFaultKind kind, string remedy)
    {
        foreach (var json in new[] { false, true })
        {
            await using var stub = await StubEndpoint.StartAsync(_ => Error(status, code, message, json));
            using var client = new CloudWatchClient(Connections.To(stub.Address) with { UseJson = json }, new FakeTimeProvider(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));

            var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), TestContext.Current.CancellationToken);

            var fault = outcome.Fault!;
            Assert.Equal((kind, "cloudwatch:GetMetricData", code, "request-7"), (fault.Kind, fault.Action, fault.Code, fault.RequestId));
            Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
            Assert.Equal(message.Replace("123456789012", "********9012", StringComparison.Ordinal), fault.Message);
        }
    }

    [Fact]
    public async Task The_query_code_in_the_header_wins_over_the_shape()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Json("""{"__type":"com.amazon.coral.availability#ThrottlingException","message":"Rate exceeded"}""", 400, ("x-amzn-query-error", "Throttling;Sender")));
        using var client = new CloudWatchClient(Connections.To(stub.Address) with { UseJson = true }, TimeProvider.System);

        var result = await client.ListMetricsAsync("AWS/Lambda", null, false, TestContext.Current.CancellationToken);

        Assert.Equal(("cloudwatch:ListMetrics", "Throttling"), (result.Fault!.Action, result.Fault.Code));
    }

    [Theory]
    [InlineData("a text of several words")]
    [InlineData("\u001b[31mred")]
    [InlineData("x", 129)]
    public async Task What_is_no_name_is_no_code(string type, int times = 1)
    {
        await using var stub = await StubEndpoint.StartAsync(_ => Error(403, string.Concat(Enumerable.Repeat(type, times)), "no", json: true));
        using var client = new CloudWatchClient(Connections.To(stub.Address) with { UseJson = true }, TimeProvider.System);

        var result = await client.ListMetricsAsync("AWS/Lambda", null, false, TestContext.Current.CancellationToken);

        Assert.Equal((AwsFaultKind.Malformed, "HTTP 403"), (result.Fault!.Kind, result.Fault.Code));
    }

    [Fact]
    public async Task A_portal_in_place_of_AWS_is_told_as_such()
    {
        await using var stub = await StubEndpoint.StartAsync(_ => StubAnswer.Html(200));
        using var client = new CloudWatchClient(Connections.To(stub.Address), TimeProvider.System);

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), TestContext.Current.CancellationToken);

        Assert.Equal(AwsFaultKind.Malformed, outcome.Fault!.Kind);
        Assert.Contains("portal", outcome.Fault.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("airport", outcome.Fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_fault_carries_a_credential()
    {
        await using var stub = await StubEndpoint.StartAsync(r => Error(403, "SignatureDoesNotMatch",
            $"The request signature we calculated does not match {r.Headers["Authorization"]}\nThe Canonical String\n{r.Headers["Authorization"]}", json: true));
        using var client = new CloudWatchClient(Connections.To(stub.Address) with { UseJson = true }, TimeProvider.System);

        var outcome = await client.GetMetricDataAsync(Queries.Many(1), Queries.Window, new(), TestContext.Current.CancellationToken);

        var signature = stub.Requests.First().Headers["Authorization"].Split("Signature=")[1];
        Assert.DoesNotContain(signature, outcome.Fault!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Connections.AccessKey, outcome.Fault.ToString(), StringComparison.Ordinal);
    }

    private static StubAnswer Error(int status, string code, string message, bool json)
    {
        (string, string)[] headers = [("x-amzn-RequestId", "request-7")];
        if (json) return StubAnswer.Json(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = $"com.amazonaws.cloudwatch#{code}", ["message"] = message }), status, headers);
        var writer = new System.Formats.Cbor.CborWriter();
        writer.WriteStartMap(2);
        writer.WriteTextString("__type");
        writer.WriteTextString($"com.amazonaws.cloudwatch#{code}");
        writer.WriteTextString("message");
        writer.WriteTextString(message);
        writer.WriteEndMap();
        return StubAnswer.Cbor(writer.Encode(), status, headers);
    }
}
