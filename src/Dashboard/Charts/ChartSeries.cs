namespace Dashboard.Charts;

/// <summary>How one series is drawn.</summary>
/// <param name="Name">With its statistic: "Concurrency, max" for instance.</param>
/// <param name="Colour">Name of a CSS custom property; the browser resolves it for the theme in force.</param>
/// <param name="Dash">Length of dashes in pixels; 0 for a solid line.</param>
/// <param name="Filled">Filled down to zero.</param>
/// <param name="IsLimit">A constant that the others are measured against.</param>
public sealed record ChartSeries(string Name, string Colour, int Dash = 0, bool Filled = false, bool IsLimit = false);
