using Dashboard.Aws.CloudWatch;

namespace Dashboard.Tests.Aws.Support;

internal static class Queries
{
    public static readonly MetricWindow Window = new(DateTimeOffset.FromUnixTimeSeconds(1_767_322_800), DateTimeOffset.FromUnixTimeSeconds(1_767_323_100));

    public static MetricQuery Of(string function, string metric = "Invocations", string statistic = "Sum") => new("AWS/Lambda", metric, [new("FunctionName", function)], statistic);

    public static MetricQuery[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => Of($"function-{i}"))];

    /// <summary>Answers every query of a request with one point, its value the query's index.</summary>
    public static MetricPage Answer(StubRequest request, string? nextToken = null) =>
        new([.. MetricDataRequestBody.Of(request).Queries.Select(q => new PageSeries(q.Id, [(1_767_322_800, double.Parse(q.Id.AsSpan(1), provider: null))]))], nextToken);

    public static StubAnswer Answer(this MetricPage page, StubRequest request) => request.IsCbor ? StubAnswer.Cbor(page.ToCbor()) : StubAnswer.Json(page.ToJson());
}
