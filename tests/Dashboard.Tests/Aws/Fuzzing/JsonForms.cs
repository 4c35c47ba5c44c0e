using System.Globalization;
using System.Text;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Writes a tree in JSON (RFC 8259), each node in one of its legal forms: escapes, exponents, white space.</summary>
internal static class JsonForms
{
    public static void Write(Node node, BodyBuffer into)
    {
        if (node.Die(12) == 0) into.Add(node.Die(15) < 4 ? " "u8 : "\r\n\t"u8);
        switch (node.Kind)
        {
            case NodeKind.Map:
                into.Add((byte)'{');
                for (var i = 0; i < node.Items.Length; i++)
                {
                    if (i > 0) into.Add(i % 2 == 0 ? (byte)',' : (byte)':');
                    Write(node.Items[i], into);
                }
                into.Add((byte)'}');
                break;
            case NodeKind.List:
                into.Add((byte)'[');
                for (var i = 0; i < node.Items.Length; i++)
                {
                    if (i > 0) into.Add((byte)',');
                    Write(node.Items[i], into);
                }
                into.Add((byte)']');
                break;
            case NodeKind.Text:
                WriteText(node, into);
                break;
            case NodeKind.Bytes:
                Ascii($"\"{Convert.ToBase64String(node.Content)}\"", into);
                break;
            case NodeKind.Integer:
                Ascii(node.Number.ToString("F0", CultureInfo.InvariantCulture), into);
                break;
            case NodeKind.Real or NodeKind.Time:
                Ascii(Number(node), into);
                break;
            case NodeKind.Tagged:
                foreach (var item in node.Items) Write(item, into);
                break;
            case NodeKind.Boolean:
                into.Add(node.Number == 0 ? "false"u8 : "true"u8);
                break;
            case NodeKind.Null:
                into.Add("null"u8);
                break;
            case NodeKind.Raw:
                into.Add(node.Content);
                break;
        }
        if (node.IsFirstItem) into.FirstItemEnd = into.Length;
    }

    private static string Number(Node node)
    {
        var value = node.Number;
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return node.Die(0) switch
        {
            0 => value.ToString("E16", CultureInfo.InvariantCulture),
            1 when !shortest.Contains('E') => shortest + "e0",
            2 when !shortest.Contains('E') && !shortest.Contains('.') => shortest + ".0",
            _ => shortest,
        };
    }

    /// <summary>Escapes what must be, and of some texts every third character or all.</summary>
    private static void WriteText(Node node, BodyBuffer into)
    {
        into.Add((byte)'"');
        var every = node.Die(0) switch { 0 => 1, 1 => 3, _ => int.MaxValue };
        for (var i = 0; i < node.Content.Length;)
        {
            if (Rune.DecodeFromUtf8(node.Content.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done) into.Add(node.Content.AsSpan(i, used));
            else if (i % every == every - 1 || rune.Value is < 0x20 or '"' or '\\') Escape(rune, node.Die(3), into);
            else into.Add(node.Content.AsSpan(i, used));
            i += used;
        }
        into.Add((byte)'"');
    }

    private static void Escape(Rune rune, int form, BodyBuffer into)
    {
        if (rune.Value is '"' or '\\' or '/' && form < 6)
        {
            into.Add((byte)'\\');
            into.Add((byte)rune.Value);
            return;
        }
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)]) Ascii(form < 4 ? $"\\u{(int)unit:x4}" : $"\\u{(int)unit:X4}", into);
    }

    private static void Ascii(string text, BodyBuffer into) => Encoding.ASCII.GetBytes(text, into.Grow(text.Length));
}
