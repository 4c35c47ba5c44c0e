using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Review;

/// <summary>What was found of a function in one minute, as it was kept.</summary>
/// <param name="Function">Name; empty for the account.</param>
/// <param name="Minute">Minutes since 1970.</param>
/// <param name="Pattern">One of the throttling patterns, or another; a minute with throttles has exactly one of the former.</param>
/// <param name="Throttles">Requests rejected in the minute; 0 for patterns that are not about throttling.</param>
public readonly record struct RecordedVerdict(string Function, long Minute, Pattern Pattern, Confidence Confidence, Harm Harm, long Throttles);
