using System.Globalization;
using System.Text;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>Strings of HCL, as Terraform reads it.</summary>
public static class HclText
{
    /// <summary>A quoted template without anything to interpolate: ${ and %{ are written so that they stand for themselves.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') text.Append('\\').Append(rune);
            else if (rune.Value == '{' && text[^1] is '$' or '%') text.Append(text[^1]).Append('{');
            else if (rune.Value is >= ' ' and < 0x7F || Rune.IsLetterOrDigit(rune)) text.Append(rune);
            else if (rune.Value > 0xFFFF) text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
            else text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }
        return text.Append('"').ToString();
    }
}
