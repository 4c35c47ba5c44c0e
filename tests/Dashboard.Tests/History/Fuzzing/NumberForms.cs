using Dashboard.Tests.Aws.Fuzzing;

namespace Dashboard.Tests.History.Fuzzing;

/// <summary>
/// Writes a tree as the history's rows are written: Integer as a number of either sign (zigzag) and Real as one without sign, seven bits
/// a byte; Raw as it stands; a list as its items one after the other.
/// </summary>
internal static class NumberForms
{
    /// <summary>Numbers longer than 64 bits, numbers without end, numbers with bits nobody knows.</summary>
    public static readonly byte[][] Fragments =
    [
        [0xff], [0x80], [0x00], [0x01], [0x02], [0x7f], [0x80, 0x00], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
        [0xff, 0xff, 0xff, 0xff, 0x0f], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], [0x80, 0x80, 0x80, 0x80, 0x10],
        [.. Enumerable.Repeat((byte)0xff, 16)], [.. Enumerable.Repeat((byte)2, 300)], new byte[64],
    ];

    public static void Write(Node node, BodyBuffer into)
    {
        switch (node.Kind)
        {
            case NodeKind.Raw:
                into.Add(node.Content);
                break;
            case NodeKind.Integer:
                var value = (long)node.Number;
                Unsigned((ulong)((value << 1) ^ (value >> 63)), into);
                break;
            case NodeKind.Real or NodeKind.Time:
                Unsigned((ulong)node.Number, into);
                break;
            default:
                foreach (var item in node.Items) Write(item, into);
                break;
        }
        if (node.IsFirstItem) into.FirstItemEnd = into.Length;
    }

    private static void Unsigned(ulong value, BodyBuffer into)
    {
        for (; value >= 0x80; value >>= 7) into.Add((byte)(value | 0x80));
        into.Add((byte)value);
    }
}
