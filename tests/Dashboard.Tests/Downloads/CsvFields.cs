using System.Text;

namespace Dashboard.Tests.Downloads;

/// <summary>Reads comma-separated values as RFC 4180 has them.</summary>
internal static class CsvFields
{
    /// <summary>Takes a line apart.</summary>
    public static string[] Of(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (isQuoted && line[at] == '"' && at + 1 < line.Length && line[at + 1] == '"') field.Append(line[at++]);
            else if (line[at] == '"') isQuoted = !isQuoted;
            else if (line[at] == ',' && !isQuoted) (_, _) = (Add(), field.Clear());
            else field.Append(line[at]);
        }
        Add();
        return [.. fields];

        bool Add()
        {
            fields.Add(field.ToString());
            return true;
        }
    }
}
