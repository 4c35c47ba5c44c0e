using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.Review;

namespace Dashboard.Benchmarks.History;

/// <summary>The queries that a review is made of, one by one.</summary>
internal static class ReviewParts
{
    public static IReadOnlyList<(string Name, double Milliseconds)> Of(HistoryReader reader, ReviewAnswer answer, ReviewQuery query, int rounds)
    {
        var (scope, input) = (query.Scope, answer.Input!);
        var (first, end) = query.Week.Minutes(query.Zone);
        var readFrom = query.Week.Add(-3).Minutes(query.Zone).First;
        var earlier = query.Week.Add(-ReviewSource.TrendWeeks + 1).Minutes(query.Zone).First;
        return
        [
            Part("what is kept", () => reader.Size(scope)),
            Part("verdicts of four weeks", () => reader.Verdicts(scope, readFrom, end)),
            Part("the account's minutes of four weeks", () => reader.Minutes(scope, "", readFrom, end, (_, _) => { })),
            Part("the account's hours of four weeks", () => reader.Hours(scope, "", readFrom / 60, end / 60)),
            Part("what was recommended", () => RecordedAdvice.Read(reader, scope, first, end)),
            Part("throttles by function, a week of them", () => reader.MostThrottled(scope, first / 60, end / 60, 1_000)),
            Part("throttles by function, the weeks before", () => reader.MostThrottled(scope, earlier / 60, first / 60, 1_000)),
            Part("the review made of them", () => WeekReview.Of(input)),
        ];

        (string, double) Part(string name, Action action) => (name, Measure.Of(rounds, action).MedianMilliseconds);
    }
}
