using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;
using static Dashboard.Analysis.Tests.Review.Weeks;

namespace Dashboard.Analysis.Tests.Review;

public sealed class HotspotTests
{
    [Fact]
    public void Harm_ranks_before_numbers_and_numbers_before_names()
    {
        var review = WeekReview.Of(Of(
            Throttled("retried-much", 5, 9_000, Harm.Retried), Throttled("rejected-b", 5, 20), Throttled("rejected-a", 5, 20), Throttled("rejected-more", 5, 21),
            Throttled("lost-one", 5, 1, Harm.Lost), Throttled("meant-to-be", 5, 50_000, Harm.Intended)));

        Assert.Equal(["lost-one", "rejected-more", "rejected-a", "rejected-b", "retried-much", "meant-to-be"], review.Hotspots.Select(spot => spot.Function));
    }

    [Theory]
    [InlineData(949, 50, Harm.Lost)]
    [InlineData(960, 40, Harm.Rejected)]
    public void A_harm_counts_from_a_twentieth_of_what_was_rejected(long rejected, long lost, Harm expected)
    {
        var review = WeekReview.Of(Of(Throttled("f", 5, rejected), Throttled("f", 6, lost, Harm.Lost)));

        Assert.Equal(expected, Assert.Single(review.Hotspots).Harm);
    }

    [Fact]
    public void Causes_and_shares_are_of_rejected_requests_not_of_minutes()
    {
        var review = WeekReview.Of(Of(
            Throttled("f", 5, 300, pattern: Pattern.PoolUsed), Throttled("f", 6, 50), Throttled("f", 7, 50), Throttled("g", 7, 600)));

        var spot = review.Hotspots.Single(spot => spot.Function == "f");
        Assert.Equal((400, 3, 0.4), (spot.Throttled, spot.Minutes, spot.Share));
        Assert.Equal([(Pattern.PoolUsed, 0.75), (Pattern.ReservedCap, 0.25)], spot.Causes);
    }

    [Fact]
    public void The_worst_hour_of_a_function_is_its_own()
    {
        var review = WeekReview.Of(Of(Throttled("f", 10, 5), Throttled("f", 65, 3), Throttled("f", 119, 4), Throttled("g", 700, 900)));

        Assert.Equal(First + 60, review.Hotspots.Single(spot => spot.Function == "f").WorstHour);
        Assert.Equal((First + 660, 900), (review.Headline.WorstHour, review.Headline.WorstHourThrottled));
    }

    [Fact]
    public void The_trend_ends_with_this_week_and_has_nothing_for_weeks_without()
    {
        var input = Of(Throttled("f", 5, 7)) with
        {
            EarlierWeeks = [ImmutableDictionary<string, long>.Empty.Add("f", 3).Add("g", 8), ImmutableDictionary<string, long>.Empty],
        };

        Assert.Equal([3, 0, 7], Assert.Single(WeekReview.Of(input).Hotspots).Trend);
    }

    [Fact]
    public void Other_weeks_and_minutes_without_throttles_do_not_count()
    {
        var review = WeekReview.Of(Of(Throttled("before", -1, 5), Throttled("after", Minutes, 5), Throttled("slow", 5, 0, Harm.Slower, Pattern.SlowerThanUsual)));

        Assert.Empty(review.Hotspots);
        Assert.Equal((0, 5L), (review.Headline.Throttled.Now, review.Headline.Throttled.Before));
    }
}
