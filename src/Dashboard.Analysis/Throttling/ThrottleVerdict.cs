using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Throttling;

/// <summary>Which limit rejected a function's requests in one minute.</summary>
/// <param name="Minute">Minutes since 1970.</param>
/// <param name="Cause">One of the throttling patterns.</param>
/// <param name="Throttles">Requests rejected in the minute.</param>
/// <param name="Observed">The number that decided, and below what it was held against.</param>
/// <param name="IsProvisional">The minute may still change, and the verdict with it.</param>
public sealed record ThrottleVerdict(long Minute, Pattern Cause, Confidence Confidence, float Throttles, Measure Observed, Measure Threshold, bool IsProvisional);
