using System.Text;

namespace Dashboard.Downloads;

/// <summary>Writes Markdown, with tables as GitHub has them.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    /// <summary>Names and notes come from elsewhere: none of their letters may be taken for markup, a link or the end of a line.</summary>
    public static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            var letter = value[at];
            if (char.IsControl(letter) || letter is '\u2028' or '\u2029') text.Append(' ');
            // What reads as an address becomes a link without any markup.
            else if ("\\`*_{}[]<>()#+!|~&$@".Contains(letter, StringComparison.Ordinal) || IsLink(value, at)) text.Append('\\').Append(letter);
            else text.Append(letter);
        }
        return text.ToString();
    }

    /// <summary>The colon of "https://", or the dot of "www.".</summary>
    private static bool IsLink(string value, int at) => value[at] switch
    {
        ':' => value.AsSpan(at + 1).StartsWith("//"),
        '.' => value.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    public MarkdownText Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <param name="level">2 for a part of the page.</param>
    public MarkdownText Heading(int level, string heading) => Line().Line($"{new string('#', level)} {heading}").Line();

    /// <param name="cells">Names; those that end with a colon are numbers, and stand to the right.</param>
    public MarkdownText Head(params ReadOnlySpan<string> cells)
    {
        var rule = new string[cells.Length];
        var names = new string[cells.Length];
        for (var i = 0; i < cells.Length; i++) (names[i], rule[i]) = cells[i].EndsWith(':') ? (cells[i][..^1], "---:") : (cells[i], "---");
        return Row(names).Row(rule);
    }

    public MarkdownText Row(params ReadOnlySpan<string> cells) => Line($"| {string.Join(" | ", cells)} |");

    public override string ToString() => _text.ToString();
}
