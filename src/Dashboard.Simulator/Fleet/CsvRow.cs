using System.Globalization;

namespace Dashboard.Simulator.Fleet;

/// <param name="Line">In the file, from 1.</param>
internal sealed record CsvRow(CsvTable Table, int Line, string[] Fields)
{
    public string Text(string column) => Fields[Table.Column(column)];

    public double Number(string column) => NumberAt(Table.Column(column));

    public double NumberAt(int column) =>
        double.TryParse(Fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0
            ? number : throw Fault(column, "a number of 0 or more");

    public int Count(int column) =>
        int.TryParse(Fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : throw Fault(column, "a whole number of 0 or more");

    private TraceFormatException Fault(int column, string expected) =>
        Table.Fault(Line, $"column {column + 1} ({Table.NameOf(column)}) is '{Fields[column]}' where {expected} was expected");
}
