using Dashboard.Aws.CloudWatch;

namespace Dashboard.Tests.Aws.Fuzzing;

internal sealed class ListedMetricsTarget(bool isCbor, int inputs) : WireTarget("ListMetrics", isCbor, inputs)
{
    public override (Node Root, string? Truth) Create(Tree tree)
    {
        var metrics = Enumerable.Range(0, tree.Dice.Below(5)).Select(_ => (
            Namespace: tree.WordOrNone(), Name: tree.WordOrNone(),
            Dimensions: Enumerable.Range(0, tree.Dice.Below(4)).Select(_ => (Name: tree.WordOrNone(), Value: tree.WordOrNone())).ToArray())).ToArray();
        var token = tree.WordOrNone();
        var root = tree.Map(
            ("Metrics", tree.List([.. metrics.Select((metric, i) => tree.Map(
                i == 0,
                ("Namespace", tree.Maybe(metric.Namespace)),
                ("MetricName", tree.Maybe(metric.Name)),
                ("Dimensions", metric.Dimensions.Length == 0 ? null : tree.List([.. metric.Dimensions.Select(d => tree.Map(("Name", tree.Maybe(d.Name)), ("Value", tree.Maybe(d.Value))))]))))])),
            ("NextToken", tree.Maybe(token)));
        return (root, Text(token, metrics.Select(metric => Metric(metric.Namespace, metric.Name, metric.Dimensions.Select(d => (d.Name ?? "", d.Value ?? ""))))));
    }

    public override object Decode(ReadOnlySpan<byte> body) => IsCbor ? ListedMetrics.ReadCbor(body) : ListedMetrics.ReadJson(body);

    public override string Describe(object decoded)
    {
        var page = (ListedMetrics)decoded;
        return Text(page.NextToken, page.Metrics.Select(metric => Metric(metric.Namespace, metric.MetricName, metric.Dimensions.Select(d => (d.Name, d.Value)))));
    }

    private static string Metric(string? space, string? name, IEnumerable<(string Name, string Value)> dimensions) =>
        $"{space}|{name}|{string.Join('|', dimensions.Select(d => $"{d.Name.Length}:{d.Name}={d.Value.Length}:{d.Value}"))}";

    private static string Text(string? token, IEnumerable<string> metrics) => $"next {token ?? "none"}\n{string.Join('\n', metrics)}";
}
