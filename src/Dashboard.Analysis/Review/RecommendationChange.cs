using Dashboard.Analysis.Recommendations;

namespace Dashboard.Analysis.Review;

/// <summary>A recommendation that appeared, changed its value or was withdrawn.</summary>
/// <param name="Minute">In minutes since 1970.</param>
/// <param name="Given">Null: withdrawn.</param>
public readonly record struct RecommendationChange(string Function, RecommendationKind Kind, long Minute, GivenRecommendation? Given);
