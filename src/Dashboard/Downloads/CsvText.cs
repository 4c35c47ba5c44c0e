using System.Globalization;
using System.Text;

namespace Dashboard.Downloads;

/// <summary>Writes comma-separated values as RFC 4180 has them: CRLF, quotes doubled. Text that a spreadsheet would take for a formula is made plain.</summary>
public sealed class CsvText
{
    private readonly StringBuilder _text = new();
    private bool _isLineEmpty = true;

    public CsvText Text(string? value)
    {
        Separate();
        if (string.IsNullOrEmpty(value)) return this;
        if (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') value = "'" + value;
        if (value.AsSpan().ContainsAny("\",\r\n")) _text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else _text.Append(value);
        return this;
    }

    /// <summary>Empty when unknown.</summary>
    public CsvText Number(double? value)
    {
        Separate();
        _text.Append(value?.ToString("0.######", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>ISO 8601, UTC; empty when unknown.</summary>
    public CsvText Time(DateTimeOffset? value) => Text(value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public CsvText EndLine()
    {
        _text.Append("\r\n");
        _isLineEmpty = true;
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Separate()
    {
        if (!_isLineEmpty) _text.Append(',');
        _isLineEmpty = false;
    }
}
