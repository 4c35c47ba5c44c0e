using System.Collections.Immutable;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.Live;

namespace Dashboard.Review;

/// <summary>Which week of which account, by whose clock.</summary>
/// <param name="Limit">The account's concurrency limit today; null when unknown.</param>
public sealed record ReviewQuery(string Scope, IsoWeek Week, TimeZoneInfo Zone, int? Limit);

/// <summary>A week as it was kept, or why it cannot be shown.</summary>
/// <param name="Review">Null when nothing was kept of the week, or the history cannot be read.</param>
/// <param name="Input">What the review was made of; null with it.</param>
/// <param name="Kept">From when to when anything is kept; null when the history cannot be read.</param>
/// <param name="Decisions">All that was decided, the oldest first.</param>
/// <param name="Advice">What was recommended in the week.</param>
public sealed record ReviewAnswer(WeekReview? Review, ReviewInput? Input, HistorySize? Kept, ImmutableArray<Decision> Decisions, RecordedAdvice Advice, HistoryFault? Fault)
{
    public static ReviewAnswer Unreadable(HistoryFault fault) => new(null, null, null, [], RecordedAdvice.None, fault);

    /// <summary>What is to be adjusted: by the record once the week is over, by the account as it stands before.</summary>
    /// <param name="now">The newest minute there can be, in minutes since 1970.</param>
    /// <param name="snapshot">Of the account; null when it was not read yet.</param>
    public WeekLimits Limits(ReviewQuery query, long now, AccountSnapshot? snapshot)
    {
        var (first, end) = query.Week.Minutes(query.Zone);
        return now < end ? WeekLimits.Of(Advice, snapshot) : WeekLimits.Of(Advice, first, end);
    }
}
