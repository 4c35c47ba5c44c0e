using System.Collections.Immutable;
using Dashboard.Analysis.Review;
using Dashboard.Live;
using Dashboard.Review;

namespace Dashboard.Downloads;

/// <summary>All that the page shows of a week.</summary>
/// <param name="Decisions">All there are, the oldest first.</param>
/// <param name="Zone">By whose clock.</param>
public sealed record ReviewedWeek(AccountScope Scope, WeekReview Review, WeekLimits Limits, ImmutableArray<Decision> Decisions, TimeZoneInfo Zone);
