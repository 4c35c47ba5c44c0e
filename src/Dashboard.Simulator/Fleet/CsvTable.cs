using System.Globalization;

namespace Dashboard.Simulator.Fleet;

/// <summary>A comma-separated file with a header, without quoting. Faults name file, line and column.</summary>
internal sealed class CsvTable
{
    private readonly string _file;
    private readonly string[] _header;
    private readonly Dictionary<string, int> _columns;

    private CsvTable(string file, string[] header)
    {
        _file = Path.GetFileName(file);
        _header = header;
        _columns = new(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Length; i++)
        {
            if (!_columns.TryAdd(header[i], i)) throw Fault(1, $"column {i + 1} ({header[i]}) occurs twice");
        }
    }

    public IReadOnlyList<CsvRow> Rows { get; private set; } = [];

    public static CsvTable Read(string file)
    {
        var lines = File.ReadAllLines(file);
        if (lines.Length == 0) throw new TraceFormatException($"{Path.GetFileName(file)} is empty; a header was expected.");
        var table = new CsvTable(file, lines[0].TrimStart('\uFEFF').Split(','));
        var rows = new List<CsvRow>(lines.Length - 1);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            var fields = lines[i].Split(',');
            if (fields.Length != table._header.Length)
                throw table.Fault(i + 1, $"{fields.Length} columns where the header has {table._header.Length}");
            rows.Add(new CsvRow(table, i + 1, fields));
        }

        table.Rows = rows;
        return table;
    }

    public Dictionary<string, T> ByKey<T>(string column, Func<CsvRow, T> read)
    {
        var byKey = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in Rows) byKey[row.Text(column)] = read(row);
        return byKey;
    }

    /// <summary>In the order of the numbers their names end in.</summary>
    public IReadOnlyList<int> ColumnsStartingWith(string prefix)
    {
        var columns = Enumerable.Range(0, _header.Length).Where(i => _header[i].StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).ToList();
        if (columns.Count == 0) throw Fault(1, $"no column {prefix}…");
        return [.. columns.OrderBy(i => Suffix(i, prefix))];
    }

    public double Suffix(int column, string prefix) =>
        double.TryParse(_header[column].AsSpan(prefix.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw Fault(1, $"column {column + 1} ({_header[column]}): a number was expected after {prefix}");

    public int Column(string name) => _columns.TryGetValue(name, out var column) ? column : throw Fault(1, $"no column {name}");

    public string NameOf(int column) => _header[column];

    public TraceFormatException Fault(int line, string what) => new($"{_file}, line {line}: {what}.");
}
