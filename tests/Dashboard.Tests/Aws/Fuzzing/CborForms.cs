using System.Buffers.Binary;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>
/// Writes a tree in CBOR (RFC 8949), each node in one of its legal forms: lengths definite or not, heads wider than need be, text in
/// chunks, numbers as integers or as floats of any precision that holds them, times with and without their tag.
/// </summary>
internal static class CborForms
{
    private const byte Text = 0x60, Bytes = 0x40, List = 0x80, Map = 0xa0, Tag = 0xc0, Indefinite = 0x1f, Break = 0xff;

    public static void Write(Node node, BodyBuffer into)
    {
        switch (node.Kind)
        {
            case NodeKind.Map:
                WriteItems(Map, node.Items.Length / 2, node, into);
                break;
            case NodeKind.List:
                WriteItems(List, node.Items.Length, node, into);
                break;
            case NodeKind.Text:
                WriteText(node, into);
                break;
            case NodeKind.Bytes:
                Head(Bytes, (ulong)node.Content.Length, node, into);
                into.Add(node.Content);
                break;
            case NodeKind.Integer or NodeKind.Real:
                WriteNumber(node, into);
                break;
            case NodeKind.Time:
                if (node.Die(3) != 0) Head(Tag, 1, node, into);
                WriteNumber(node, into);
                break;
            case NodeKind.Tagged:
                Head(Tag, (ulong)node.Number, node, into);
                foreach (var item in node.Items) Write(item, into);
                break;
            case NodeKind.Boolean:
                into.Add(node.Number == 0 ? (byte)0xf4 : (byte)0xf5);
                break;
            case NodeKind.Null:
                into.Add(node.Die(0) == 0 ? (byte)0xf7 : (byte)0xf6);
                break;
            case NodeKind.Raw:
                into.Add(node.Content);
                break;
        }
        if (node.IsFirstItem) into.FirstItemEnd = into.Length;
    }

    private static void WriteItems(byte major, int count, Node node, BodyBuffer into)
    {
        var indefinite = node.Die(3) < 4;
        if (indefinite) into.Add((byte)(major | Indefinite));
        else Head(major, (ulong)count, node, into);
        foreach (var item in node.Items) Write(item, into);
        if (indefinite) into.Add(Break);
    }

    private static void WriteText(Node node, BodyBuffer into)
    {
        var rest = node.Content.AsSpan();
        if (node.Die(3) != 0)
        {
            Head(Text, (ulong)rest.Length, node, into);
            into.Add(rest);
            return;
        }
        into.Add(Text | Indefinite);
        for (var chunks = node.Die(6); chunks > 0 || rest.Length > 0; chunks--)
        {
            var cut = chunks <= 1 ? rest.Length : Math.Min(rest.Length, node.Die(9));
            while (cut < rest.Length && (rest[cut] & 0xc0) == 0x80) cut++;
            Head(Text, (ulong)cut, node, into);
            into.Add(rest[..cut]);
            rest = rest[cut..];
        }
        into.Add(Break);
    }

    private static void WriteNumber(Node node, BodyBuffer into)
    {
        var value = node.Number;
        var form = node.Die(6);
        if (form < 3 && value == Math.Floor(value) && Math.Abs(value) <= 1L << 53 && !(value == 0 && double.IsNegative(value)))
        {
            if (value >= 0) Head(0x00, (ulong)value, node, into);
            else Head(0x20, (ulong)(-1 - value), node, into);
        }
        else if (form < 5 && Same((double)(Half)value, value))
        {
            into.Add(0xf9);
            BinaryPrimitives.WriteHalfBigEndian(into.Grow(2), (Half)value);
        }
        else if (form < 6 && Same((float)value, value))
        {
            into.Add(0xfa);
            BinaryPrimitives.WriteSingleBigEndian(into.Grow(4), (float)value);
        }
        else
        {
            into.Add(0xfb);
            BinaryPrimitives.WriteDoubleBigEndian(into.Grow(8), value);
        }
    }

    private static bool Same(double narrow, double value) => narrow.Equals(value) && double.IsNegative(narrow) == double.IsNegative(value);

    /// <summary>As narrow as can be, or of some nodes wider.</summary>
    private static void Head(byte major, ulong argument, Node node, BodyBuffer into)
    {
        var width = argument switch { < 24 => -1, <= byte.MaxValue => 0, <= ushort.MaxValue => 1, <= uint.MaxValue => 2, _ => 3 };
        if (node.Die(18) == 0) width = Math.Max(width, node.Die(0) / 2);
        if (width < 0)
        {
            into.Add((byte)(major | argument));
            return;
        }
        into.Add((byte)(major | 24 + width));
        for (var shift = 8 * ((1 << width) - 1); shift >= 0; shift -= 8) into.Add((byte)(argument >> shift));
    }
}
