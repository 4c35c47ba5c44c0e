using System.Collections.Immutable;

namespace Dashboard.Components.Pages;

/// <summary>Names somebody may have meant.</summary>
public static class CloseMatches
{
    private const int Most = 5;

    /// <summary>AWS's longest function name; what is longer is no misspelling of one.</summary>
    private const int LongestName = 140;

    /// <summary>Names that contain the wanted one or are contained in it, or whose beginning differs in at most a third of its letters; nearest first.</summary>
    public static ImmutableArray<string> Of(string wanted, IEnumerable<string> names)
    {
        if (wanted.Length is 0 or > LongestName) return [];
        return
        [
            .. names.Select(name => (Name: name, Distance: Distance(wanted, name)))
                .Where(match => match.Distance <= wanted.Length / 3)
                .OrderBy(match => match.Distance)
                .ThenBy(match => match.Name, StringComparer.Ordinal)
                .Take(Most)
                .Select(match => match.Name),
        ];
    }

    private static int Distance(string wanted, string name)
    {
        if (name.Contains(wanted, StringComparison.OrdinalIgnoreCase)) return 0;
        if (name.Length > 2 && wanted.Contains(name, StringComparison.OrdinalIgnoreCase)) return 0;
        if (wanted.Length - name.Length > wanted.Length / 3) return int.MaxValue;
        return Edits(wanted.ToLowerInvariant(), name.ToLowerInvariant());
    }

    /// <summary>Letters to change, add or remove; what follows in the name counts as one.</summary>
    private static int Edits(string from, string to)
    {
        Span<int> row = stackalloc int[to.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j - 1], row[j]) + 1);
            }
        }
        var beginning = int.MaxValue;
        foreach (var edits in row) beginning = Math.Min(beginning, edits);
        return Math.Min(row[^1], beginning + 1);
    }
}
