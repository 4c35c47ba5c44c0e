namespace Dashboard.Analysis.Model;

/// <summary>What is kept of a series' hour or day beside its minutes, so that most questions need no minute.</summary>
/// <param name="Minutes">Of which counts are known.</param>
/// <param name="Throttled">Minutes with throttles.</param>
/// <param name="Duration">Milliseconds that all invocations took together.</param>
/// <param name="Longest">Milliseconds.</param>
/// <param name="Peak">Maximum concurrency; of an account, what was claimed.</param>
public readonly record struct HourTotals(
    int Minutes, long Invocations, long Errors, long Throttles, int Throttled, double Duration, double Longest, long Peak, long Spillover, long Dropped);
