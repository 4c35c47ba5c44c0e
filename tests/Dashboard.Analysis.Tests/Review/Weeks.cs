using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;

namespace Dashboard.Analysis.Tests.Review;

/// <summary>A week in UTC that is over, with an account of which all is known and nothing claimed, unless told otherwise.</summary>
internal static class Weeks
{
    public const int Minutes = 7 * 1440;

    public static readonly IsoWeek Week = new(2026, 46);
    public static readonly long First = Week.Minutes(TimeZoneInfo.Utc).First;

    public static ReviewInput Of(params ImmutableArray<RecordedVerdict> verdicts) => new()
    {
        Week = Week,
        Zone = TimeZoneInfo.Utc,
        NowMinute = First + Minutes,
        Verdicts = verdicts,
        Account = new(First - Minutes, new float[2 * Minutes], new float[2 * Minutes]),
        Limit = 1000,
    };

    /// <param name="at">Minutes since the week began; negative in the week before.</param>
    public static RecordedVerdict Throttled(string function, long at, long throttles, Harm harm = Harm.Rejected, Pattern pattern = Pattern.ReservedCap) =>
        new(function, First + at, pattern, Confidence.Proved, harm, throttles);
}
