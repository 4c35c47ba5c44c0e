using System.Globalization;
using System.Text;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>Scalars of YAML 1.1 and 1.2.</summary>
public static class YamlText
{
    /// <summary>A double-quoted scalar, which is a string whatever it holds.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') text.Append('\\').Append(rune);
            else if (IsPrintable(rune)) text.Append(rune);
            else if (rune.Value > 0xFFFF) text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
            else text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }
        return text.Append('"').ToString();
    }

    private static bool IsPrintable(Rune rune) => rune.Value is >= ' ' and < 0x7F || Rune.IsLetterOrDigit(rune);
}
