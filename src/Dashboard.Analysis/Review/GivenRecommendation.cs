using Dashboard.Analysis.Recommendations;

namespace Dashboard.Analysis.Review;

/// <summary>A recommendation as it was given: what of it is worth keeping.</summary>
/// <param name="Function">Name; empty for the account.</param>
/// <param name="Before">The value in force then, as text: concurrent executions, megabytes, seconds or a fraction; null where there was none.</param>
/// <param name="After">The value recommended, in the same unit; <see cref="Removed"/> where the setting is to go, the title where it is no single number.</param>
/// <param name="Title">What to do, in the imperative.</param>
/// <param name="Monthly">US dollars that 30 days then cost more; negative where they cost less, null where it cannot be told.</param>
/// <param name="IsStranded">The reservation was never needed in the days known.</param>
public sealed record GivenRecommendation(string Function, RecommendationKind Kind, string? Before, string After, string Title, string Reason, decimal? Monthly, bool IsStranded)
{
    /// <summary>A reservation of 0 would turn the function off; what is not needed at all is removed.</summary>
    public const string Removed = "none";

    /// <summary>The same values; prices and the load behind them may have moved.</summary>
    public bool IsAs(GivenRecommendation other) => (Before, After, IsStranded) == (other.Before, other.After, other.IsStranded);
}

/// <summary>A recommendation in the time it stood.</summary>
/// <param name="From">Minute in which it was given first, in minutes since 1970.</param>
/// <param name="Until">Minute in which it was withdrawn or given with another value; null as long as it stands.</param>
/// <param name="Next">The value recommended from then on; null when none was.</param>
public sealed record RecordedRecommendation(GivenRecommendation Given, long From, long? Until, string? Next);

/// <summary>A recommendation that appeared, changed its value or was withdrawn.</summary>
/// <param name="Minute">In minutes since 1970.</param>
/// <param name="Given">Null: withdrawn.</param>
public readonly record struct RecommendationChange(string Function, RecommendationKind Kind, long Minute, GivenRecommendation? Given);
