using System.Globalization;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Runtime;

namespace Dashboard.Tests.Aws.Fuzzing;

internal sealed class AlarmsTarget(bool isCbor, int inputs) : WireTarget("DescribeAlarms", isCbor, inputs)
{
    /// <summary>An empty map, one byte of CBOR, is an alarm of which nothing is known. There are at most <see cref="JsonBody.MaximumObjects"/>.</summary>
    public override int AllocatedPerByte => IsCbor ? 512 : 128;

    public override (Node Root, string? Truth) Create(Tree tree)
    {
        var lines = new List<string>();
        var alarms = Enumerable.Range(0, tree.Dice.Below(4)).Select(i => Alarm(tree, i == 0, lines)).ToArray();
        var token = tree.WordOrNone();
        return (tree.Map(("MetricAlarms", tree.List(alarms)), ("CompositeAlarms", tree.List()), ("NextToken", tree.Maybe(token))), Text(token, lines));
    }

    public override object Decode(ReadOnlySpan<byte> body) => IsCbor ? DescribedAlarms.ReadCbor(body) : DescribedAlarms.ReadJson(body);

    public override string Describe(object decoded)
    {
        var page = (DescribedAlarms)decoded;
        return Text(page.NextToken, page.Alarms.Select(a => Line(
            a.Name, a.State, a.StateUpdated?.ToUnixTimeMilliseconds(), a.ActionsEnabled, a.Namespace, a.Metric, string.Join(',', a.Dimensions.Select(d => $"{d.Key.Length}{d.Key}={d.Value.Length}{d.Value}")),
            a.Statistic, a.Period, a.EvaluationPeriods, a.DatapointsToAlarm, a.Threshold, a.Comparison, a.TreatMissingData, a.Expression)));
    }

    private static Node Alarm(Tree tree, bool first, List<string> lines)
    {
        var kind = tree.Dice.Below(3);
        var metric = new AlarmedMetric(tree);
        var (name, state, comparison, missing) = (tree.WordOrNone(), tree.WordOrNone(), tree.WordOrNone(), tree.WordOrNone());
        double? since = tree.Dice.OneIn(3) ? null : tree.Dice.Of(1_795_161_600.25, 0, -1.5, 253_402_300_799, -62_135_596_800, 1_767_322_800 + tree.Dice.Below(10_000));
        double? threshold = tree.Dice.OneIn(3) ? null : tree.Number();
        bool? acts = tree.Dice.OneIn(3) ? null : tree.Dice.OneIn(2);
        var (evaluated, breaching) = (tree.WholeOrNone(), tree.WholeOrNone());
        var expression = tree.Word();
        lines.Add(Line(
            name ?? "", state ?? "", since is { } s ? (long)(s * 1000) : null, acts ?? false, kind < 2 ? metric.Namespace : null, kind < 2 ? metric.Name : null,
            kind < 2 ? metric.DimensionText("=", ",", measured: true) : "", kind < 2 ? metric.Statistic : null, kind < 2 ? metric.Period : null, evaluated, breaching, threshold, comparison, missing,
            kind < 2 ? null : $"{expression}; m1 = {metric.Statistic} of {metric.Namespace} {metric.Name}{(metric.Dimensions.Length == 0 ? "" : $" {{{metric.DimensionText("=", ", ", measured: false)}}}")}"));
        List<(string, Node?)> members =
        [
            ("AlarmName", tree.Maybe(name)), ("StateValue", tree.Maybe(state)), ("StateUpdatedTimestamp", since is { } at ? tree.Time(at) : null), ("ActionsEnabled", tree.Maybe(acts)),
            ("EvaluationPeriods", tree.Maybe(evaluated)), ("DatapointsToAlarm", tree.Maybe(breaching)), ("Threshold", tree.Maybe(threshold)), ("ComparisonOperator", tree.Maybe(comparison)),
            ("TreatMissingData", tree.Maybe(missing)),
        ];
        switch (kind)
        {
            case 0:
                members.AddRange(("Namespace", tree.Maybe(metric.Namespace)), ("MetricName", tree.Maybe(metric.Name)), ("Dimensions", metric.DimensionNodes(tree)), ("Period", tree.Maybe(metric.Period)));
                members.Add((tree.Dice.Of("Statistic", "ExtendedStatistic"), tree.Maybe(metric.Statistic)));
                break;
            case 1:
                members.Add(("Metrics", tree.List(metric.Query(tree))));
                break;
            default:
                members.Add(("Metrics", tree.List(tree.Map(("Id", tree.Text("e1")), ("Expression", tree.Text(expression))), metric.Query(tree))));
                break;
        }
        return tree.Map(first, [.. members]);
    }

    private static string Line(
        string name, string state, long? since, bool acts, string? space, string? metric, string dimensions, string? statistic, int? period, int? evaluated, int? breaching, double? threshold,
        string? comparison, string? missing, string? expression) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}|{state}|{since}|{acts}|{space}|{metric}|{dimensions}|{statistic}|{period}|{evaluated}|{breaching}|{threshold:R}|{comparison}|{missing}|{expression}");

    private static string Text(string? token, IEnumerable<string> lines) => $"next {token ?? "none"}\n{string.Join('\n', lines)}";

    private sealed class AlarmedMetric(Tree tree)
    {
        public string? Namespace { get; } = tree.WordOrNone();
        public string? Name { get; } = tree.WordOrNone();
        public string? Statistic { get; } = tree.WordOrNone();
        public int? Period { get; } = tree.WholeOrNone();
        public (string Name, string Value)[] Dimensions { get; } = [.. Enumerable.Range(0, tree.Dice.Below(3)).Select(_ => (tree.Word(), tree.Word()))];

        public string DimensionText(string between, string separator, bool measured) =>
            string.Join(separator, Dimensions.Select(d => measured ? $"{d.Name.Length}{d.Name}{between}{d.Value.Length}{d.Value}" : $"{d.Name}{between}{d.Value}"));

        public Node? DimensionNodes(Tree at) =>
            Dimensions.Length == 0 ? null : at.List([.. Dimensions.Select(d => at.Map(("Name", at.Text(d.Name)), ("Value", at.Text(d.Value))))]);

        public Node Query(Tree at) => at.Map(("Id", at.Text("m1")), ("Expression", null), ("MetricStat", at.Map(
            ("Metric", at.Map(("Namespace", at.Maybe(Namespace)), ("MetricName", at.Maybe(Name)), ("Dimensions", DimensionNodes(at)))), ("Period", at.Maybe(Period)), ("Stat", at.Maybe(Statistic)))));
    }
}
