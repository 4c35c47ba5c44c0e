using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Dashboard.History.Coding;
using Dashboard.Tests.Aws.Fuzzing;

namespace Dashboard.Tests.History.Fuzzing;

/// <summary>Packed hours of a function, in every form their header allows.</summary>
internal sealed class HourTarget(int inputs) : FuzzTarget("Hours of the history", inputs)
{
    private const ulong AllMinutes = (1UL << HourBlock.Minutes) - 1;

    private readonly HourBlock _block = new(SeriesShape.Function);

    public override byte[][] Fragments => NumberForms.Fragments;

    public override (Node Root, string? Truth) Create(Tree tree)
    {
        var truth = new StringBuilder();
        var known = tree.Dice.Of(AllMinutes, tree.Dice.Next() & AllMinutes, 1UL << tree.Dice.Below(HourBlock.Minutes));
        var metrics = tree.Dice.Next() & tree.Dice.Next() & tree.Dice.Next() & ((1UL << SeriesShape.Function.Metrics) - 1);
        List<Node> nodes = known == AllMinutes && tree.Dice.OneIn(2) ? [tree.Raw([0x11])] : [tree.Raw([0x01]), Bitmap(tree, known)];
        nodes.Add(tree.Real(metrics));
        var first = true;
        for (var metric = 0; metric < SeriesShape.Function.Metrics; metric++)
        {
            if ((metrics >> metric & 1) == 0) continue;
            nodes.Add(new(NodeKind.List, 0) { Items = [.. Metric(tree, metric, known, truth)], IsFirstItem = first });
            first = false;
        }
        return (tree.List([.. nodes]), truth.ToString());
    }

    public override void Write(Node root, BodyBuffer into) => NumberForms.Write(root, into);

    public override object Decode(ReadOnlySpan<byte> body)
    {
        HourCodec.Decode(body, _block);
        return _block;
    }

    public override string Describe(object decoded)
    {
        var text = new StringBuilder();
        for (var metric = 0; metric < _block.Shape.Metrics; metric++)
            for (var minute = 0; minute < HourBlock.Minutes; minute++)
                if (!float.IsNaN(_block[metric][minute])) Say(text, metric, minute, _block[metric][minute]);
        return text.ToString();
    }

    public override bool IsRefusal(Exception exception) => exception is InvalidDataException;

    private static List<Node> Metric(Tree tree, int metric, ulong known, StringBuilder truth)
    {
        var (unknown, zero) = (tree.Dice.Of(0UL, 0UL, tree.Dice.Next() & known), tree.Dice.Of(0UL, known, tree.Dice.Next() & known));
        var (isCount, shape) = (SeriesShape.Function.IsCount[metric], SeriesShape.Function);
        var omitsZeros = isCount || tree.Dice.OneIn(2);
        var stored = known & ~unknown & ~(omitsZeros ? zero : 0);
        var (omitsBitmap, hasNone) = (stored == known, stored != known && stored == 0 && tree.Dice.OneIn(2));
        List<Node> nodes = [tree.Raw([(byte)((omitsBitmap ? 1 : 0) | (omitsZeros && unknown != 0 ? 2 : 0) | (hasNone ? 4 : 0) | (omitsZeros && !isCount ? 8 : 0))])];
        if (!omitsBitmap && !hasNone) nodes.Add(Bitmap(tree, stored));
        if (omitsZeros && unknown != 0) nodes.Add(Bitmap(tree, unknown));
        long previous = 0;
        for (var minute = 0; minute < HourBlock.Minutes; minute++)
        {
            if ((known & ~unknown & 1UL << minute) == 0) continue;
            long whole = (zero & 1UL << minute) != 0 ? 0 : tree.Dice.Below(100_000);
            Say(truth, metric, minute, whole / shape.Scales[metric]);
            if ((stored & 1UL << minute) == 0) continue;
            nodes.Add(tree.Integer(whole - previous));
            previous = whole;
        }
        return nodes;
    }

    private static Node Bitmap(Tree tree, ulong bits)
    {
        var content = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(content, bits);
        return tree.Raw(content);
    }

    private static void Say(StringBuilder text, int metric, int minute, float value) => text.Append(CultureInfo.InvariantCulture, $"{metric}.{minute}={value:R} ");
}
