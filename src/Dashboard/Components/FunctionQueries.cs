using Dashboard.Analysis.Findings;
using Dashboard.Live;

namespace Dashboard.Components;

/// <summary>The state of the functions page as it is kept in its address.</summary>
public static class FunctionQueries
{
    /// <summary>Longer than any function name AWS allows.</summary>
    private const int LongestText = 200;

    /// <summary>As it stands in an address.</summary>
    public const string PinnedOnly = "true";

    public static RowQuery Default { get; } = new(Windows.Default, Sort: RowSort.Urgency, Descending: true);

    /// <summary>Reads what an address says; what it says wrongly counts as not said.</summary>
    public static RowQuery Parse(string? text, string? state, string? verdict, string? window, string? sort, string? pinned)
    {
        var isColumn = Enum.TryParse<RowSort>(sort?.TrimStart('-'), ignoreCase: true, out var column) && Enum.IsDefined(column);
        return new(
            Windows.Parse(window),
            Trim(text),
            Named<FunctionState>(state),
            isColumn ? column : Default.Sort,
            isColumn ? sort!.StartsWith('-') : Default.Descending,
            Named<PatternGroup>(verdict),
            pinned == PinnedOnly);
    }

    private static T? Named<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>As it stands in an address; null for the default.</summary>
    public static string? SortKey(this RowQuery query) => query.Sort == Default.Sort && query.Descending == Default.Descending
        ? null
        : (query.Descending ? "-" : "") + query.Sort.ToString().ToLowerInvariant();

    /// <summary>Sorting by the same column again turns the order round; another column starts with its largest values, names with A.</summary>
    public static RowQuery SortedBy(this RowQuery query, RowSort column) =>
        query with { Sort = column, Descending = column == query.Sort ? !query.Descending : column != RowSort.Name };

    private static string Trim(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length > LongestText ? trimmed[..LongestText] : trimmed;
    }
}
