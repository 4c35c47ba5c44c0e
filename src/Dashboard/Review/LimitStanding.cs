using Dashboard.Analysis.Review;

namespace Dashboard.Review;

/// <summary>Where a limit stands that was to be adjusted in a week.</summary>
/// <param name="Now">Concurrent executions; null when there is no such setting, or it is not known.</param>
/// <param name="IsKnown">False: what the setting is now is not known.</param>
/// <param name="IsGone">The function was removed.</param>
public sealed record LimitStanding(RecordedRecommendation Recommended, int? Now, bool IsKnown, bool IsGone)
{
    public bool IsAt(double value) => IsKnown && !IsGone && (Now ?? 0) == value;
}
