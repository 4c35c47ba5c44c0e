namespace Dashboard.Analysis.Findings;

/// <summary>
/// The most urgent first: what goes on now before what is over, then the greater harm, then the surer, then more requests, then the
/// newer, then by name. Counts never outrank harm.
/// </summary>
public sealed class FindingOrder : IComparer<Finding>
{
    public static FindingOrder Urgency { get; } = new();

    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null) return (x is null ? 1 : 0) - (y is null ? 1 : 0);
        var order = IsPressing(y).CompareTo(IsPressing(x));
        if (order == 0) order = y.Harm.CompareTo(x.Harm);
        if (order == 0) order = y.Confidence.CompareTo(x.Confidence);
        if (order == 0) order = (y.Requests ?? 0).CompareTo(x.Requests ?? 0);
        if (order == 0) order = (y.LastMinute ?? 0).CompareTo(x.LastMinute ?? 0);
        if (order == 0) order = string.CompareOrdinal(x.Function, y.Function);
        return order != 0 ? order : x.Pattern.CompareTo(y.Pattern);
    }

    /// <summary>Settings are always in force: they press only when they do harm.</summary>
    private static bool IsPressing(Finding finding) => finding.IsOngoing && finding.Harm >= Harm.Slower;
}
