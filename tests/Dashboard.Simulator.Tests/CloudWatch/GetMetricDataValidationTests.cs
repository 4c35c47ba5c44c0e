using Dashboard.Simulator.Wire;
using static Dashboard.Simulator.Tests.CloudWatch.AccountFixture;

namespace Dashboard.Simulator.Tests.CloudWatch;

public sealed class GetMetricDataValidationTests
{
    private static readonly Fields Good = Query("m1", OfFunction("Invocations", "orders"));
    private static readonly Fields Call = LastMinutes(10, Good);
    private static readonly Fields Stat = (Fields)Good["MetricStat"];
    private static readonly Fields Metric = (Fields)Stat["Metric"];

    private readonly AccountFixture _account = new();

    private static Fields WithStat(Fields stat) => LastMinutes(10, Good.With("MetricStat", stat));

    private static Fields WithMetric(Fields metric) => WithStat(Stat.With("Metric", metric));

    private static readonly Dictionary<string, (Fields Request, string Finding)> Cases = new()
    {
        ["no start"] = (Call.Without("StartTime"), "The parameter StartTime is required."),
        ["no end"] = (Call.Without("EndTime"), "The parameter EndTime is required."),
        ["equal times"] = (Call.With("StartTime", Now), "The parameter StartTime must not equal parameter EndTime."),
        ["times swapped"] = (Call.With("StartTime", Now.AddMinutes(1)), "The parameter StartTime must be less than the parameter EndTime."),
        ["no queries"] = (Call.Without("MetricDataQueries"), "The parameter MetricDataQueries is required."),
        ["501 queries"] = (LastMinutes(10, [.. Enumerable.Range(0, 501).Select(i => Good.With("Id", $"m{i}"))]),
            "The collection MetricDataQueries must not have a size greater than 500."),
        ["no id"] = (LastMinutes(10, Good.Without("Id")), "The parameter MetricDataQueries.member.1.Id is required."),
        ["capital id"] = (LastMinutes(10, Good, Good.With("Id", "M2")),
            "The value M2 for parameter MetricDataQueries.member.2.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]{0,254}$."),
        ["id with a dash"] = (LastMinutes(10, Good.With("Id", "a-b")),
            "The value a-b for parameter MetricDataQueries.member.1.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]{0,254}$."),
        ["id of 256 characters"] = (LastMinutes(10, Good.With("Id", new string('a', 256))),
            $"The value {new string('a', 256)} for parameter MetricDataQueries.member.1.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]{{0,254}}$."),
        ["id twice"] = (LastMinutes(10, Good, Good), "The values for parameter id in MetricDataQueries are not unique."),
        ["neither metric nor expression"] = (LastMinutes(10, Good.Without("MetricStat")), "The parameter MetricDataQueries.member.1.MetricStat is required."),
        ["metric and expression"] = (LastMinutes(10, Good.With("Expression", "m2")),
            "The parameters MetricDataQueries.member.1.MetricStat and MetricDataQueries.member.1.Expression are mutually exclusive and you have specified both."),
        ["no namespace"] = (WithMetric(Metric.Without("Namespace")), "The parameter MetricDataQueries.member.1.MetricStat.Metric.Namespace is required."),
        ["no metric name"] = (WithMetric(Metric.Without("MetricName")), "The parameter MetricDataQueries.member.1.MetricStat.Metric.MetricName is required."),
        ["no metric"] = (WithStat(Stat.Without("Metric")), "The parameter MetricDataQueries.member.1.MetricStat.Metric is required."),
        ["dimension without value"] = (WithMetric(Metric.With("Dimensions", new[] { new Fields { ["Name"] = "FunctionName" } })),
            "The parameter MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value is required."),
        ["31 dimensions"] = (WithMetric(Metric.With("Dimensions", Enumerable.Range(0, 31).Select(i => new Fields { ["Name"] = $"d{i}", ["Value"] = "v" }).ToArray())),
            "The collection MetricDataQueries.member.1.MetricStat.Metric.Dimensions must not have a size greater than 30."),
        ["no period"] = (WithStat(Stat.Without("Period")), "The parameter MetricDataQueries.member.1.MetricStat.Period is required."),
        ["odd period"] = (WithStat(Stat.With("Period", 90)),
            "The parameter MetricDataQueries.member.1.MetricStat.Period must be a value in the set [ 1, 5, 10, 20, 30 ], or must be a multiple of 60."),
        ["no stat"] = (WithStat(Stat.Without("Stat")), "The parameter MetricDataQueries.member.1.MetricStat.Stat is required."),
        ["unknown stat"] = (WithStat(Stat.With("Stat", "Median")), "The value Median for parameter MetricDataQueries.member.1.MetricStat.Stat is not supported."),
        ["no datapoints"] = (Call.With("MaxDatapoints", 0), "The parameter MaxDatapoints must be between 1 and 100800."),
        ["too many datapoints"] = (Call.With("MaxDatapoints", 100_801), "The parameter MaxDatapoints must be between 1 and 100800."),
        ["unknown order"] = (Call.With("ScanBy", "Newest"), "The parameter ScanBy must be a value in the set [ TimestampDescending, TimestampAscending ]."),
        ["bad time zone"] = (Call.With("LabelOptions", new Fields { ["Timezone"] = "CET" }),
            "The value CET for parameter LabelOptions.Timezone is not matching the expected pattern ^[+-]\\d{4}$."),
    };

    public static TheoryData<string, WireProtocol> CaseNames()
    {
        var data = new TheoryData<string, WireProtocol>();
        foreach (var name in Cases.Keys)
            foreach (var protocol in (WireProtocol[])[WireProtocol.RpcV2Cbor, WireProtocol.AwsJson, WireProtocol.AwsQuery]) data.Add(name, protocol);
        return data;
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void What_is_wrong_is_named_in_the_same_words_in_every_protocol(string name, WireProtocol protocol)
    {
        var (request, finding) = Cases[name];
        var error = _account.Refusal("GetMetricData", request, protocol);
        Assert.Equal(("ValidationError", 400, finding + "\n"), (error.Code, error.Status, error.Message));
    }

    [Fact]
    public void All_findings_come_at_once()
    {
        var error = _account.Refusal("GetMetricData", Call.Without("StartTime").With("MaxDatapoints", 0).With("MetricDataQueries", new[] { Good.Without("Id") }));
        Assert.Equal(3, error.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void What_is_allowed_passes()
    {
        var request = Call.With("LabelOptions", new Fields { ["Timezone"] = "+0130" }).With("MaxDatapoints", 100_800)
            .With("MetricDataQueries", new[] { Good.With("Id", "a" + new string('Z', 254)), WithUnit() });
        Assert.Equal(2, _account.Call("GetMetricData", request).List("MetricDataResults").Count);

        static Fields WithUnit() => Good.With("MetricStat", Stat.With("Unit", "Count").With("Period", 1));
    }
}
