using Dashboard.Live;

namespace Dashboard.Components;

/// <summary>Which functions a viewer wants to see, in which order: the state of the functions page, kept in its address.</summary>
public sealed record FunctionsQuery(string Search = "", FunctionState? State = null, RowWindow Window = Windows.Default, FunctionSort Sort = FunctionSort.Urgency, bool Descending = true)
{
    /// <summary>Longer than any function name AWS allows.</summary>
    private const int LongestSearch = 200;

    /// <summary>Reads what an address says; what it says wrongly counts as not said.</summary>
    public static FunctionsQuery Parse(string? search, string? state, string? window, string? sort)
    {
        var descending = sort is null || sort.StartsWith('-');
        return new(
            Trim(search),
            Enum.TryParse<FunctionState>(state, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : null,
            Windows.Parse(window),
            Enum.TryParse<FunctionSort>(sort?.TrimStart('-'), ignoreCase: true, out var column) && Enum.IsDefined(column) ? column : FunctionSort.Urgency,
            descending);
    }

    /// <summary>As it stands in an address; null for the default.</summary>
    public string? SortKey => Sort == FunctionSort.Urgency && Descending ? null : (Descending ? "-" : "") + Sort.ToString().ToLowerInvariant();

    /// <summary>Sorting by the same column again turns the order round; another column starts with its largest values, names with A.</summary>
    public FunctionsQuery SortedBy(FunctionSort column) =>
        this with { Sort = column, Descending = column == Sort ? !Descending : column != FunctionSort.Name };

    private static string Trim(string? search)
    {
        var text = search?.Trim() ?? "";
        return text.Length > LongestSearch ? text[..LongestSearch] : text;
    }
}
