namespace Dashboard.Analysis.Review;

/// <summary>A recommendation in the time it stood.</summary>
/// <param name="From">Minute in which it was given first, in minutes since 1970.</param>
/// <param name="Until">Minute in which it was withdrawn or given with another value; null as long as it stands.</param>
/// <param name="Next">The value recommended from then on; null when none was.</param>
public sealed record RecordedRecommendation(GivenRecommendation Given, long From, long? Until, string? Next);
