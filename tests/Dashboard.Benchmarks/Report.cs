using System.Globalization;

namespace Dashboard.Benchmarks;

/// <summary>A table for people, then one line of key=value pairs for scripts.</summary>
internal sealed class Report(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public void Row(params ReadOnlySpan<object> cells)
    {
        var row = new string[cells.Length];
        for (var i = 0; i < cells.Length; i++) row[i] = string.Create(CultureInfo.InvariantCulture, $"{cells[i]}");
        _rows.Add(row);
    }

    public void Print(params ReadOnlySpan<(string Key, object Value)> summary)
    {
        PrintTable();
        var pairs = new List<string>();
        foreach (var (key, value) in summary) pairs.Add(string.Create(CultureInfo.InvariantCulture, $"{key}={value}"));
        Console.WriteLine(string.Join(' ', pairs));
    }

    /// <summary>The table alone.</summary>
    public void PrintTable()
    {
        var widths = columns.Select((c, i) => Math.Max(c.Length, _rows.Max(r => r[i].Length))).ToArray();
        Console.WriteLine(Line(columns, widths));
        Console.WriteLine(string.Join("  ", widths.Select(w => new string('-', w))));
        foreach (var row in _rows) Console.WriteLine(Line(row, widths));
        Console.WriteLine();
    }

    private static string Line(string[] cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd();
}
