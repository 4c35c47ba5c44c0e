using System.Text;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>
/// Grows answers that are valid by the rules of AWS's protocols: members in any order, unknown members among them, absent ones left
/// out or null.
/// </summary>
internal sealed class Tree(Dice dice)
{
    private static readonly string[] Words =
    [
        "", "a", "checkout", "AWS/Lambda", "Invocations", "FunctionName", "Resource", "checkout:live", "ünïcode", "日本語", "😀", "say \"hi\"", "back\\slash", "two\nlines", "nul\0l",
        "arn:aws:lambda:eu-west-1:123456789012:function:checkout:live", "a name that is longer than the twenty-three characters a short head of CBOR can say", "/", "\u001b[31m", "\u2028",
    ];

    private static readonly double[] Reals =
    [
        0, 1, -1, 23, 24, 255, 256, 65535, 65536, 1.5, 0.1, -0.0, 99.99999, 4294967295, 4294967296, 9007199254740993, 1e15, 1e300, -1e-300, 5e-324, 6.103515625e-05, 65504, 1.0 / 3,
        3.4028234663852886e38, 123456789.125,
    ];

    public Dice Dice => dice;

    public string Word() => dice.Of(Words);

    public string? WordOrNone() => dice.OneIn(3) ? null : Word();

    public double Number() => dice.OneIn(2) ? dice.Below(100_000) : dice.Of(Reals);

    public int Whole() => dice.Of(0, 1, 5, 23, 24, 60, 255, 300, 65536, int.MaxValue, dice.Below(1_000_000));

    public int? WholeOrNone() => dice.OneIn(3) ? null : Whole();

    public Node Text(string text, bool first = false) => new(NodeKind.Text, Form()) { Content = Encoding.UTF8.GetBytes(text), IsFirstItem = first };
    public Node Integer(double value) => new(NodeKind.Integer, Form()) { Number = value };
    public Node Real(double value) => new(NodeKind.Real, Form()) { Number = value };
    public Node Time(double seconds) => new(NodeKind.Time, Form()) { Number = seconds };
    public Node Boolean(bool value) => new(NodeKind.Boolean, Form()) { Number = value ? 1 : 0 };
    public Node Null() => new(NodeKind.Null, Form());
    public Node Raw(byte[] content) => new(NodeKind.Raw, Form()) { Content = content };
    public Node List(params Node[] items) => new(NodeKind.List, Form()) { Items = items };

    // Of what may be absent.
    public Node? Maybe(string? text) => text is null ? null : Text(text);
    public Node? Maybe(int? value) => value is { } known ? Integer(known) : null;
    public Node? Maybe(double? value) => value is { } known ? Real(known) : null;
    public Node? Maybe(bool? value) => value is { } known ? Boolean(known) : null;

    /// <param name="first">True for the first item of the list the answer is about.</param>
    /// <param name="members">Null for a member that is absent.</param>
    public Node Map(bool first, params ReadOnlySpan<(string Name, Node? Value)> members)
    {
        var pairs = new List<(Node Name, Node Value)>(members.Length + 1);
        foreach (var (name, value) in members)
            if (value is not null || dice.OneIn(3)) pairs.Add((Text(name), value ?? Null()));
        if (dice.OneIn(4)) pairs.Add((Text(dice.Of("Label", "Unheard", "", "metricalarms", "id", "ünïcode")), Junk(3)));
        var shuffled = pairs.ToArray();
        dice.Shuffle(shuffled);
        var items = new Node[2 * shuffled.Length];
        for (var i = 0; i < shuffled.Length; i++) (items[2 * i], items[2 * i + 1]) = shuffled[i];
        return new(NodeKind.Map, Form()) { Items = items, IsFirstItem = first };
    }

    public Node Map(params ReadOnlySpan<(string Name, Node? Value)> members) => Map(first: false, members);

    /// <summary>Anything, for members nobody knows and in place of what is expected.</summary>
    public Node Junk(int depth) => dice.Below(depth > 0 ? 12 : 9) switch
    {
        0 => Text(Word()),
        1 => Integer(Whole()),
        2 => Real(Number()),
        3 => Time(dice.Below(2_000_000_000)),
        4 => Boolean(dice.OneIn(2)),
        5 => Null(),
        6 => new(NodeKind.Bytes, Form()) { Content = new byte[dice.Below(30)] },
        7 => Integer(-1 - (double)dice.Below(70_000)),
        8 => Real(dice.Of(double.NaN, double.PositiveInfinity, double.NegativeInfinity)),
        9 => new(NodeKind.Tagged, Form()) { Number = dice.Of(0, 2, 4, 24, 37, 55_799), Items = [Junk(depth - 1)] },
        10 => List([.. Enumerable.Range(0, dice.Below(4)).Select(_ => Junk(depth - 1))]),
        _ => new(NodeKind.Map, Form()) { Items = [.. Enumerable.Range(0, dice.Below(3)).SelectMany(i => new[] { Text($"{i}{Word()}"), Junk(depth - 1) })] },
    };

    private uint Form() => (uint)dice.Next();
}
