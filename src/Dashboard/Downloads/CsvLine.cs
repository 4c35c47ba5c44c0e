namespace Dashboard.Downloads;

/// <summary>A line of a table of many columns, of which it has a few.</summary>
internal sealed class CsvLine
{
    private readonly Dictionary<string, Action<CsvText>> _fields = new(StringComparer.Ordinal);

    public CsvLine(string section) => Text("section", section);

    public CsvLine Text(string column, string? value) => Set(column, csv => csv.Text(value));

    public CsvLine Number(string column, double? value) => Set(column, csv => csv.Number(value));

    /// <param name="minute">In minutes since 1970.</param>
    public CsvLine Time(string column, long minute) => Set(column, csv => csv.Time(DateTimeOffset.FromUnixTimeSeconds(minute * 60)));

    /// <summary>Adds the line; columns it does not have stay empty.</summary>
    /// <exception cref="InvalidOperationException">The table lacks one of its columns.</exception>
    public void Write(CsvText csv, IReadOnlyList<string> columns)
    {
        if (_fields.Keys.FirstOrDefault(field => !columns.Contains(field)) is { } missing) throw new InvalidOperationException($"There is no column '{missing}'.");
        foreach (var column in columns)
        {
            if (_fields.TryGetValue(column, out var write)) write(csv);
            else csv.Text(null);
        }
        csv.EndLine();
    }

    private CsvLine Set(string column, Action<CsvText> write)
    {
        _fields[column] = write;
        return this;
    }
}
