namespace Dashboard.Analysis.Review;

/// <summary>What a team decided about a recommendation, with the value that was recommended then.</summary>
/// <param name="Function">Name.</param>
/// <param name="Kind">Which recommendation: the name of its kind.</param>
/// <param name="Minute">When, in minutes since 1970.</param>
/// <param name="Before">The value in force then, as text; null when there was none.</param>
/// <param name="After">The value recommended, as text.</param>
/// <param name="IsAccepted">False: declined.</param>
/// <param name="Note">Why; may be empty.</param>
public sealed record Decision(string Function, string Kind, long Minute, string? Before, string After, bool IsAccepted, string Note);
