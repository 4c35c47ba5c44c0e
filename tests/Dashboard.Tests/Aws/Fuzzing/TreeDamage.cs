using System.Text;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Damages a tree node by node, and undoes it again.</summary>
internal sealed class TreeDamage
{
    private readonly Tree _tree;
    private readonly Dice _dice;
    private readonly byte[][] _fragments;
    private readonly List<Node> _all = [];
    private readonly List<int> _holders = [];
    private readonly Stack<(Node Holder, Node[] Items)> _undo = new();

    /// <param name="fragments">Bytes that are wrong, or mean something else, in the encoding.</param>
    public TreeDamage(Node root, Tree tree, byte[][] fragments)
    {
        (_tree, _dice, _fragments) = (tree, tree.Dice, fragments);
        Collect(root);
    }

    public void Apply(int times)
    {
        for (; times > 0; times--)
        {
            var at = _holders[_dice.Below(_holders.Count)];
            var holder = _all[at];
            if (holder.Items.Length == 0) continue;
            _undo.Push((holder, holder.Items));
            // What is put in from elsewhere stands behind: none holds itself.
            holder.Items = Damaged(holder, _all[_dice.Between(Math.Min(at + 1, _all.Count - 1), _all.Count - 1)]);
        }
    }

    public void Undo()
    {
        while (_undo.TryPop(out var last)) last.Holder.Items = last.Items;
    }

    private Node[] Damaged(Node holder, Node other)
    {
        var items = holder.Items;
        var at = _dice.Below(items.Length);
        // Of a map mostly the value, or the member as a whole.
        if (holder.Kind == NodeKind.Map && at % 2 == 0 && at + 1 < items.Length && !_dice.OneIn(4)) at++;
        var member = holder.Kind == NodeKind.Map && at % 2 == 1 && _dice.OneIn(2) ? 1 : 0;
        return _dice.Below(12) switch
        {
            0 => [.. items[..(at - member)], .. items[(at + 1)..]],
            1 => [.. items[..(at + 1)], .. items[(at - member)..]],
            2 => Swapped(items, at, _dice.Below(items.Length)),
            3 => Replaced(items, at, _tree.Junk(3)),
            4 or 5 => Replaced(items, at, Odd(items[at])),
            6 => Replaced(items, at, Nested(items[at])),
            7 => Replaced(items, at, other),
            8 or 9 => Replaced(items, at, _tree.Raw(_dice.Of(_fragments))),
            10 => Replaced(items, at, _tree.Null()),
            _ => [.. items, .. Enumerable.Repeat(items[(at - member)..(at + 1)], _dice.Between(1, 40)).SelectMany(again => again)],
        };
    }

    /// <summary>A value of the same kind that nobody expects.</summary>
    private Node Odd(Node node) => node.Kind switch
    {
        NodeKind.Text => new(NodeKind.Text, node.Form) { Content = OddText(node.Content) },
        NodeKind.Integer or NodeKind.Real or NodeKind.Time => new(_dice.Of(node.Kind, NodeKind.Integer, NodeKind.Real), (uint)_dice.Next()) { Number = OddNumber() },
        NodeKind.Boolean => _tree.Integer(node.Number),
        _ => _tree.Junk(2),
    };

    private byte[] OddText(byte[] text) => _dice.Below(6) switch
    {
        0 => [],
        1 => [.. text, 0xff],
        2 => [0xed, 0xa0, 0x80, .. text],
        3 => [.. text[..(text.Length / 2)], 0xc3, .. text[(text.Length / 2)..]],
        4 => Encoding.UTF8.GetBytes(new string(_dice.Of('a', ':', '"', 'é', '\u0001'), _dice.Below(600))),
        _ => _all[_dice.Below(_all.Count)].Content,
    };

    private double OddNumber() => _dice.Of(
        -1, -0.0, 0.5, int.MaxValue + 1.0, 9007199254740993, long.MaxValue, ulong.MaxValue, 1e300, -1e300, 5e-324, -62_135_596_801, 253_402_300_800, 253_402_300_799.9999, 1e12,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity);

    private Node Nested(Node node)
    {
        for (var depth = _dice.Of(1, 2, 60, 62, 63, 64, 65, 66, 130); depth > 0; depth--)
            node = _dice.OneIn(3) ? new(NodeKind.Tagged, (uint)_dice.Next()) { Number = 1, Items = [node] } : _tree.List(node);
        return node;
    }

    private static Node[] Swapped(Node[] items, int one, int other)
    {
        var swapped = (Node[])items.Clone();
        (swapped[one], swapped[other]) = (items[other], items[one]);
        return swapped;
    }

    private static Node[] Replaced(Node[] items, int at, Node by)
    {
        var replaced = (Node[])items.Clone();
        replaced[at] = by;
        return replaced;
    }

    private void Collect(Node node)
    {
        if (node.Kind is NodeKind.Map or NodeKind.List) _holders.Add(_all.Count);
        _all.Add(node);
        foreach (var item in node.Items) Collect(item);
    }
}
