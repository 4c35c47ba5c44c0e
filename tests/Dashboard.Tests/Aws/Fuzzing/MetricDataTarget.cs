using System.Globalization;
using Dashboard.Aws.CloudWatch;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>GetMetricData, decoded behind a page that stands already.</summary>
internal sealed class MetricDataTarget : WireTarget
{
    private const string Earlier = "q1 Complete 60=7";

    private static readonly int[] Asked = [0, 1, 2, 3, 5, 8, 400];
    private static readonly string[] Ids = ["q0", "q1", "q2", "q3", "q5", "q8", "q400", "q4", "q600", "m1", "q"];
    private static readonly string[] Statuses = ["Complete", "Complete", "PartialData", "InternalError", "Forbidden", "Unheard"];

    private readonly MetricColumns _columns = new();
    private static readonly CloudWatchClient Client = new(Connections.To(new("http://127.0.0.1:1")), TimeProvider.System);
    private readonly MetricDataReading _reading;
    private readonly MetricDataReading.PageReader _read;

    public MetricDataTarget(bool isCbor, int inputs) : base("GetMetricData", isCbor, inputs)
    {
        _reading = new(Client, Queries.Many(500), Queries.Window, _columns);
        _read = isCbor ? MetricDataCbor.Read : MetricDataJson.Read;
    }

    public override (Node Root, string? Truth) Create(Tree tree)
    {
        List<string> runs = [Earlier], said = ["-1 earlier page"];
        var results = Enumerable.Range(0, tree.Dice.Below(4)).Select(i => Series(tree, i == 0, runs, said)).ToArray();
        var token = tree.WordOrNone();
        var root = tree.Map(
            ("MetricDataResults", results.Length == 0 && tree.Dice.OneIn(2) ? null : tree.List(results)), ("NextToken", tree.Maybe(token)), ("Messages", Messages(tree, -1, said)));
        return (root, Text(token, runs, said));
    }

    public override object Decode(ReadOnlySpan<byte> body)
    {
        _columns.Clear();
        _columns.TimestampRoom(1)[0] = 60;
        _columns.ValueRoom(1)[0] = 7;
        _columns.AddRun(1, 1, SeriesStatus.Complete);
        _columns.AddMessage(new(QueryId.None, "earlier", "page"));
        return _reading.Decode(body, Asked, _read);
    }

    public override string Describe(object decoded) => Text(
        ((MetricDataReading.Page)decoded).NextToken,
        _columns.Runs.Select(run => Run(run.Query, run.Status.ToString(), Enumerable.Range(run.Start, run.Count).Select(i => ((double)_columns.Timestamps[i], _columns.Values[i])))),
        _columns.Messages.Select(message => $"{message.Query} {message.Code} {message.Value}"));

    public override void CheckNothingIsLeft()
    {
        Assert.Equal((1, 1, 1), (_columns.Count, _columns.Runs.Count, _columns.Messages.Count));
        Assert.Equal(Text(null, [Earlier], ["-1 earlier page"]), Describe(default(MetricDataReading.Page)));
    }

    private static Node Series(Tree tree, bool first, List<string> runs, List<string> said)
    {
        var (id, status) = (tree.Dice.Of(Ids), tree.Dice.Of(Statuses));
        var points = Enumerable.Range(0, tree.Dice.Of(0, 1, 2, 5, 12)).Select(_ => (Seconds: Seconds(tree.Dice), Value: tree.Dice.OneIn(8) ? double.NaN : tree.Number())).ToArray();
        var query = id.Length > 1 && id[0] == 'q' ? int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture) : -1;
        if (Asked.Contains(query)) runs.Add(Run(query, status == "Unheard" ? "Unknown" : status, points));
        var bare = points.Length == 0 && tree.Dice.OneIn(2);
        return tree.Map(
            first,
            ("Id", tree.Text(id)),
            ("Timestamps", bare ? null : tree.List([.. points.Select(point => tree.Time(point.Seconds))])),
            ("Values", bare ? null : tree.List([.. points.Select(point => tree.Real(point.Value))])),
            ("StatusCode", tree.Text(status)),
            ("Messages", Messages(tree, query, said)));
    }

    private static Node? Messages(Tree tree, int query, List<string> said)
    {
        if (!tree.Dice.OneIn(4)) return null;
        var messages = Enumerable.Range(0, tree.Dice.Below(3)).Select(_ => (Code: tree.WordOrNone(), Value: tree.WordOrNone())).ToArray();
        said.AddRange(messages.Select(message => $"{query} {message.Code} {message.Value}"));
        return tree.List([.. messages.Select(message => tree.Map(("Code", tree.Maybe(message.Code)), ("Value", tree.Maybe(message.Value))))]);
    }

    private static double Seconds(Dice dice) => dice.Below(10) switch
    {
        0 => -dice.Below(70_000),
        1 => dice.Of(0, 23, 24, 65_536, 4_294_967_296, 253_402_300_799, -62_135_596_800),
        2 => 1_767_322_800 + dice.Below(1000) / 4.0,
        _ => 1_767_322_800 + 60 * dice.Below(180),
    };

    private static string Run(int query, string status, IEnumerable<(double Seconds, double Value)> points) =>
        $"q{query} {status} {string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(point.Seconds)}={point.Value:R}")))}";

    // Members come in any order, and so do the messages of an answer and of its series.
    private static string Text(string? token, IEnumerable<string> runs, IEnumerable<string> said) =>
        $"next {token ?? "none"}\n{string.Join('\n', runs)}\nmessages\n{string.Join('\n', said.Order(StringComparer.Ordinal))}";
}
