using System.Globalization;
using System.Text;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>Names that exported text gives to its own parts, made of what a function is called.</summary>
public static class ExportNames
{
    /// <summary>For CloudFormation: letters and digits alone.</summary>
    public static string LogicalId(string name, string suffix = "")
    {
        var text = new StringBuilder();
        var isStart = true;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                isStart = true;
                continue;
            }
            text.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = false;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "Function" : text)}{suffix}");
    }

    /// <summary>For Terraform: letters, digits, underscores and dashes, not starting with a digit or dash.</summary>
    public static string Label(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name) text.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_');
        if (text.Length == 0 || !char.IsAsciiLetter(text[0])) text.Insert(0, "function_");
        return text.ToString();
    }
}
