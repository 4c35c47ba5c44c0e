using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;
using static Dashboard.Simulator.Tests.CloudWatch.AccountFixture;

namespace Dashboard.Simulator.Tests.CloudWatch;

public sealed class ListMetricsTests
{
    private readonly AccountFixture _account = new();

    private string[] List(Fields filter, WireProtocol protocol = WireProtocol.AwsJson) =>
        [.. _account.Call("ListMetrics", filter, protocol).List("Metrics").Select(Describe)];

    private static string Describe(Answer metric) =>
        $"{metric.Text("Namespace")}/{metric.Text("MetricName")}{{{string.Join(',', metric.List("Dimensions").Select(d => $"{d.Text("Name")}={d.Text("Value")}"))}}}";

    private static Fields Dimensions(params (string Name, string? Value)[] dimensions) => new()
    {
        ["Dimensions"] = dimensions.Select(d => d.Value is null ? new Fields { ["Name"] = d.Name } : new Fields { ["Name"] = d.Name, ["Value"] = d.Value }).ToArray(),
    };

    [Theory]
    [InlineData(WireProtocol.RpcV2Cbor)]
    [InlineData(WireProtocol.AwsJson)]
    [InlineData(WireProtocol.AwsQuery)]
    public void Filters_narrow_by_namespace_name_and_dimensions(WireProtocol protocol)
    {
        _account.Fill(OfAccount("Errors"), 1);
        _account.Fill(OfFunction("Errors", "a"), 1);
        _account.Fill(OfFunction("Throttles", "b"), 1);
        _account.Fill(new("AWS/Lambda", "Errors", new Dimension("FunctionName", "a"), new Dimension("Resource", "a:live")), 1);
        _account.Fill(new("Shop", "Errors"), 1);

        Assert.Equal(5, List([], protocol).Length);
        Assert.Equal(["Shop/Errors{}"], List(new() { ["Namespace"] = "Shop" }, protocol));
        Assert.Equal(["AWS/Lambda/Throttles{FunctionName=b}"], List(new() { ["MetricName"] = "Throttles" }, protocol));
        Assert.Equal(["AWS/Lambda/Errors{FunctionName=a}", "AWS/Lambda/Errors{FunctionName=a,Resource=a:live}"], List(Dimensions(("FunctionName", "a")), protocol));
        Assert.Equal(3, List(Dimensions(("FunctionName", null)), protocol).Length);
        Assert.Equal(["AWS/Lambda/Errors{FunctionName=a,Resource=a:live}"], List(Dimensions(("Resource", "a:live"), ("FunctionName", null)), protocol));
    }

    [Fact]
    public void All_metrics_come_once_over_pages_of_five_hundred_even_when_more_come_up_meanwhile()
    {
        for (var i = 0; i < 1203; i++) _account.Fill(OfFunction("Invocations", $"f{i}"), 1);
        var names = new List<string>();
        var sizes = new List<int>();
        for (Fields request = []; ;)
        {
            var page = _account.Call("ListMetrics", request);
            names.AddRange(page.List("Metrics").Select(Describe));
            sizes.Add(page.List("Metrics").Count);
            _account.Fill(OfFunction("Invocations", $"aa{sizes.Count}"), 1);
            if (page.Text("NextToken") is not { } token) break;
            request = new() { ["NextToken"] = token };
        }
        Assert.Equal([500, 500, 205], sizes);
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(Enumerable.Range(0, 1203), i => Assert.Contains($"AWS/Lambda/Invocations{{FunctionName=f{i}}}", names));
    }

    [Fact]
    public void Recently_active_means_three_hours_and_two_weeks_of_silence_end_the_listing()
    {
        var ages = new Dictionary<string, TimeSpan> { ["now"] = TimeSpan.Zero, ["hours"] = TimeSpan.FromHours(4), ["days"] = TimeSpan.FromDays(13), ["gone"] = TimeSpan.FromDays(15) };
        foreach (var (name, age) in ages)
            _account.Metrics.GetOrAdd(OfFunction("Errors", name)).Record((Now - age).ToUnixTimeSeconds() / 60, new(1, 1, 1, 1), [], Now);

        Assert.Equal(["AWS/Lambda/Errors{FunctionName=now}"], List(new() { ["RecentlyActive"] = "PT3H" }));
        Assert.Equal(3, List([]).Length);
        Assert.Single(Assert.Single(_account.Call("GetMetricData", LastMinutes(5, Query("m", OfFunction("Errors", "gone"), period: 300))
            .With("StartTime", Now.AddDays(-16)).With("EndTime", Now)).List("MetricDataResults")).List("Values"));
    }

    [Fact]
    public void A_metric_whose_first_point_is_not_published_yet_is_not_listed()
    {
        var account = new AccountFixture(PublicationDelay.Default);
        account.Fill(OfAccount("Errors"), 1);
        Assert.Empty(account.Call("ListMetrics", []).List("Metrics"));
        account.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(account.Call("ListMetrics", []).List("Metrics"));
    }

    [Fact]
    public void Owning_accounts_stand_beside_the_metrics_on_request()
    {
        _account.Fill(OfAccount("Errors"), 1);
        Assert.False(_account.Call("ListMetrics", []).Members.ContainsKey("OwningAccounts"));
        Assert.Equal([AccountId], _account.Call("ListMetrics", new() { ["IncludeLinkedAccounts"] = true }).List("OwningAccounts").Select(a => a.Scalar));
        Assert.Empty(List(new() { ["OwningAccount"] = "999999999999" }));
    }

    [Fact]
    public void Bad_filters_and_tokens_are_refused()
    {
        string Code(Fields request) => _account.Refusal("ListMetrics", request).QueryCode;
        Assert.Equal("InvalidParameterValue", Code(new() { ["RecentlyActive"] = "PT1H" }));
        Assert.Equal("InvalidParameterValue", Code(new() { ["NextToken"] = "nonsense" }));
        Assert.Equal("InvalidParameterValue", Code(Dimensions([.. Enumerable.Range(0, 11).Select(i => ($"d{i}", (string?)null))])));
        Assert.Equal("MissingParameter", Code(new() { ["Dimensions"] = new[] { new Fields { ["Value"] = "a" } } }));
    }
}
