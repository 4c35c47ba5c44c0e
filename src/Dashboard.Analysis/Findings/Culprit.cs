namespace Dashboard.Analysis.Findings;

/// <summary>A function's share in what starved a pool.</summary>
/// <param name="Usual">Its own usual concurrency: the median of its minutes outside the starved ones.</param>
/// <param name="Peak">Its highest in the starved minutes.</param>
/// <param name="Excess">Mean over the starved minutes of what it had above its usual.</param>
/// <param name="Share">Of the excess of all functions, 0 to 1.</param>
public sealed record Culprit(int Slot, string Function, double Usual, double Peak, double Excess, double Share);
