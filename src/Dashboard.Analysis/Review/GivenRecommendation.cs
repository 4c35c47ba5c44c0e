using System.Globalization;
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

    /// <summary>The same advice: the load moves from hour to hour, and a little with it the value.</summary>
    public bool IsAs(GivenRecommendation other) => Before == other.Before && IsStranded == other.IsStranded && IsNear(After, other.After);

    /// <summary>Equal, or numbers of which the other is within a tenth: nobody would change a setting again for that.</summary>
    public static bool IsNear(string value, string? other) => value == other
        || (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var one) && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var two)
            && Math.Abs(one - two) <= AdviceThresholds.Worthwhile * one);
}
