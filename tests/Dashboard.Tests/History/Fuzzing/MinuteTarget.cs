using System.Globalization;
using Dashboard.Analysis.Model;
using Dashboard.History.Coding;
using Dashboard.Tests.Aws.Fuzzing;

namespace Dashboard.Tests.History.Fuzzing;

/// <summary>Rows of one minute of an account and its functions: all of it, the account alone, one function alone.</summary>
internal sealed class MinuteTarget(int inputs) : FuzzTarget("Minutes of the history", inputs)
{
    private const int Minute = 59;
    private const int Sought = 900;
    private const ulong Idle = 1UL << (int)FunctionMetric.Invocations | 1UL << (int)FunctionMetric.Errors | 1UL << (int)FunctionMetric.Throttles;

    private readonly HourBlock _account = new(SeriesShape.Account);
    private readonly HourBlock _alone = new(SeriesShape.Function);
    private readonly HourBlock[] _functions = [.. Enumerable.Range(0, 40).Select(_ => new HourBlock(SeriesShape.Function))];
    private readonly int[] _series = new int[40];
    private int _read;

    public override byte[][] Fragments => NumberForms.Fragments;

    public override (Node Root, string? Truth) Create(Tree tree)
    {
        var lines = new List<string>();
        List<Node> nodes = [tree.Raw([1]), .. Values(tree, SeriesShape.Account, "account", Mask(tree, SeriesShape.Account), lines)];
        var previous = 0;
        foreach (var (i, series) in new[] { tree.Dice.Below(5), 7, 70_000, Sought, 8 }.Take(tree.Dice.Below(6)).Index())
        {
            var isIdle = tree.Dice.OneIn(3);
            var delta = tree.Integer(series - previous);
            previous = series;
            if (isIdle) lines.Add($"{series}: {string.Join(' ', Metrics(Idle).Select(metric => $"{metric}=0"))}");
            Node[] values = isIdle ? [tree.Real(0)] : [.. Values(tree, SeriesShape.Function, $"{series}", Mask(tree, SeriesShape.Function) | 1, lines)];
            nodes.Add(new(NodeKind.List, 0) { Items = [delta, .. values], IsFirstItem = i == 0 });
        }
        return (tree.List([.. nodes]), string.Join('\n', lines));
    }

    public override void Write(Node root, BodyBuffer into) => NumberForms.Write(root, into);

    public override object Decode(ReadOnlySpan<byte> body)
    {
        Alone(body);
        _account.Clear();
        _read = 0;
        MinuteCodec.Decode(body, Minute, _account, Next);
        return this;
    }

    public override string Describe(object decoded)
    {
        List<string> lines = [Line("account", _account)];
        for (var i = 0; i < Math.Min(_read, _functions.Length); i++) lines.Add(Line($"{_series[i]}", _functions[i]));
        return string.Join('\n', lines);
    }

    public override bool IsRefusal(Exception exception) => exception is InvalidDataException;

    private HourBlock Next(int series)
    {
        var at = Math.Min(_read++, _functions.Length - 1);
        Assert.InRange(series, 0, int.MaxValue);
        _series[at] = series;
        _functions[at].Clear();
        return _functions[at];
    }

    private void Alone(ReadOnlySpan<byte> body)
    {
        try
        {
            _account.Clear();
            MinuteCodec.DecodeAccount(body, Minute, _account);
            MinuteCodec.DecodeFunction(body, Minute, Sought, _alone);
        }
        catch (InvalidDataException)
        {
            // As it should be of a damaged row.
        }
    }

    private static IEnumerable<Node> Values(Tree tree, SeriesShape shape, string name, ulong known, List<string> lines)
    {
        yield return tree.Real(known);
        var values = new List<string>();
        foreach (var metric in Metrics(known))
        {
            long whole = tree.Dice.OneIn(3) ? 0 : tree.Whole();
            values.Add(string.Create(CultureInfo.InvariantCulture, $"{metric}={whole / shape.Scales[metric]:R}"));
            yield return tree.Integer(whole);
        }
        lines.Add($"{name}: {string.Join(' ', values)}");
    }

    private static ulong Mask(Tree tree, SeriesShape shape) => tree.Dice.Next() & tree.Dice.Next() & ((1UL << shape.Metrics) - 1);

    private static IEnumerable<int> Metrics(ulong known) => Enumerable.Range(0, 64).Where(metric => (known >> metric & 1) != 0);

    private static string Line(string name, HourBlock block) => $"{name}: {string.Join(' ', Enumerable.Range(0, block.Shape.Metrics)
        .Where(metric => !float.IsNaN(block[metric][Minute])).Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric}={block[metric][Minute]:R}")))}";
}
