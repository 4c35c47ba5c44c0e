using Dashboard.Simulator.CloudWatch;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Simulator.Tests.CloudWatch;

/// <summary>CloudWatch of one account, spoken to without HTTP.</summary>
internal sealed class AccountFixture
{
    public const int ConcurrencyLimit = 1500;
    public const string AccountId = "123456789012";
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public AccountFixture(PublicationDelay? delay = null)
    {
        Metrics = new(Clock, delay ?? PublicationDelay.None);
        Account = new(AccountId, "eu-west-1", ConcurrencyLimit);
        Service = new(Metrics, Account);
    }

    public FakeTimeProvider Clock { get; } = new(Now);
    public MetricStore Metrics { get; }
    public LambdaAccount Account { get; }
    public CloudWatchService Service { get; }

    /// <summary>States the minutes that end now, one value each.</summary>
    public void Fill(MetricIdentity metric, params double[] values)
    {
        var series = Metrics.GetOrAdd(metric);
        var minute = Now.ToUnixTimeSeconds() / 60 - values.Length;
        foreach (var value in values) series.Record(minute++, new(value, value, value, 1), [], Now);
    }

    public WireResponse Send(string operation, Fields fields, WireProtocol protocol = WireProtocol.AwsJson, FaultKind? fault = null) =>
        SendBody(operation, RequestEncoder.Encode(protocol, operation, fields), protocol, fault);

    public WireResponse SendBody(string operation, ReadOnlyMemory<byte> body, WireProtocol protocol, FaultKind? fault = null) =>
        Service.Handle(new("monitoring", operation, protocol, "", "POST", [], new Dictionary<string, string>(), body), fault, "5f6f4f6e-request");

    public Answer Call(string operation, Fields fields, WireProtocol protocol = WireProtocol.AwsJson, FaultKind? fault = null) =>
        Answer.Decode(Send(operation, fields, protocol, fault), protocol, operation);

    public AwsErrorException Refusal(string operation, Fields fields, WireProtocol protocol = WireProtocol.AwsJson) =>
        Assert.Throws<AwsErrorException>(() => Send(operation, fields, protocol));

    public static MetricIdentity OfFunction(string metric, string function) => new("AWS/Lambda", metric, new Dimension("FunctionName", function));

    public static MetricIdentity OfAccount(string metric) => new("AWS/Lambda", metric);

    public static Fields Query(string id, MetricIdentity metric, string stat = "Sum", int period = 60) => new()
    {
        ["Id"] = id,
        ["MetricStat"] = new Fields
        {
            ["Metric"] = new Fields
            {
                ["Namespace"] = metric.Namespace,
                ["MetricName"] = metric.Name,
                ["Dimensions"] = metric.Dimensions.Select(d => new Fields { ["Name"] = d.Name, ["Value"] = d.Value }).ToArray(),
            },
            ["Period"] = period,
            ["Stat"] = stat,
        },
    };

    public static Fields Expression(string id, string expression) => new() { ["Id"] = id, ["Expression"] = expression };

    public static Fields LastMinutes(int minutes, params Fields[] queries) => new()
    {
        ["StartTime"] = Now.AddMinutes(-minutes),
        ["EndTime"] = Now,
        ["MetricDataQueries"] = queries,
    };
}
