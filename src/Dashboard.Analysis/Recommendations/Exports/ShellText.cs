using System.Globalization;
using System.Text;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>Text of commands for a POSIX shell.</summary>
public static class ShellText
{
    private const string Plain = "-_./:=,@%+";

    /// <summary>One word that the shell hands on as it is. A null character, which no argument can hold, is left out.</summary>
    public static string Quote(string word)
    {
        word = word.Replace("\0", "", StringComparison.Ordinal);
        return word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    /// <summary>One command of the AWS CLI, an option a line.</summary>
    /// <param name="options">
    /// Name without dashes, and value. Both are put in one word, so that a value that starts with a dash is not taken for an option.
    /// </param>
    public static string Aws(string service, string operation, params ReadOnlySpan<(string Name, string Value)> options)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"aws {service} {operation}");
        foreach (var (name, value) in options) text.Append(CultureInfo.InvariantCulture, $" \\\n  --{name}={Quote(value)}");
        return text.Append('\n').ToString();
    }
}
