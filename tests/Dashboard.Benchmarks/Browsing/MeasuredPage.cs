namespace Dashboard.Benchmarks.Browsing;

/// <param name="Useful">CSS selector of what somebody came for; the page is useful once one such element is in layout.</param>
internal sealed record MeasuredPage(string Name, string Path, string Useful)
{
    public static MeasuredPage Live { get; } = new("Live", "/", ".capacity-bar");

    public static MeasuredPage Functions { get; } = new("Functions", "/functions", ".grid tbody td");
}
