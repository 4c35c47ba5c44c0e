using System.Collections.Immutable;
using Dashboard.Analysis.Review;
using Dashboard.History;

namespace Dashboard.Review;

/// <summary>Which week of which account, by whose clock.</summary>
/// <param name="Limit">The account's concurrency limit today; null when unknown.</param>
public sealed record ReviewQuery(string Scope, IsoWeek Week, TimeZoneInfo Zone, int? Limit);

/// <summary>A week as it was kept, or why it cannot be shown.</summary>
/// <param name="Review">Null when nothing was kept of the week, or the history cannot be read.</param>
/// <param name="Input">What the review was made of; null with it.</param>
/// <param name="Kept">From when to when anything is kept; null when the history cannot be read.</param>
/// <param name="Decisions">All that was decided, the oldest first.</param>
public sealed record ReviewAnswer(WeekReview? Review, ReviewInput? Input, HistorySize? Kept, ImmutableArray<Decision> Decisions, HistoryFault? Fault)
{
    public static ReviewAnswer Unreadable(HistoryFault fault) => new(null, null, null, [], fault);
}
