using Dashboard.Analysis.Review;
using static Dashboard.Analysis.Tests.Review.Weeks;

namespace Dashboard.Analysis.Tests.Review;

public sealed class DecisionCheckTests
{
    private static readonly Decision Accepted = new("f", "Reserved", First + 100, "50", "80", IsAccepted: true, "");

    [Fact]
    public void Throttled_minutes_before_and_after_the_change_are_of_the_same_length()
    {
        var input = Of(Throttled("f", 999, 5), Throttled("f", 998, 5), Throttled("f", 1200, 2), Throttled("f", -8000, 1), Throttled("g", 990, 1)) with
        {
            NowMinute = First + 1000 + 1439,
            Decisions = [Accepted],
            Changes = [Reserved("f", 50), Reserved("g", 500), Reserved("f", 1000), Reserved("f", 2000)],
        };

        var check = Assert.Single(WeekReview.Of(input).Decisions);

        Assert.Equal(First + 1000, check.Applied!.Minute);
        Assert.Equal((1.0, 2, 1), (check.Days, check.MinutesBefore, check.MinutesAfter));
    }

    [Fact]
    public void Nothing_is_compared_over_more_than_a_week()
    {
        var input = Of(Throttled("f", 1000 - Minutes - 1, 1), Throttled("f", 1000 - Minutes, 1), Throttled("f", 999 + Minutes, 1), Throttled("f", 1000 + Minutes, 1)) with
        {
            NowMinute = First + 3 * Minutes,
            Decisions = [Accepted],
            Changes = [Reserved("f", 1000)],
        };

        var check = Assert.Single(WeekReview.Of(input).Decisions);

        Assert.Equal((7.0, 1, 1), (check.Days, check.MinutesBefore, check.MinutesAfter));
    }

    [Theory]
    [InlineData(false, "Reserved", 1000)]
    [InlineData(true, "Memory", 1000)]
    [InlineData(true, "Alarm", 1000)]
    [InlineData(true, "Reserved", 99)]
    public void What_was_declined_or_not_done_has_nothing_to_compare(bool isAccepted, string kind, long changed)
    {
        var input = Of(Throttled("f", 999, 5)) with { Decisions = [Accepted with { IsAccepted = isAccepted, Kind = kind }], Changes = [Reserved("f", changed)] };

        var check = Assert.Single(WeekReview.Of(input).Decisions);

        Assert.Null(check.Applied);
        Assert.Equal(0, check.Days);
    }

    [Fact]
    public void Decisions_come_newest_first_and_later_ones_not_at_all()
    {
        var review = WeekReview.Of(Of() with { Decisions = [Accepted, Accepted with { Minute = First + 200 }, Accepted with { Minute = First + Minutes }] });

        Assert.Equal([First + 200, First + 100], review.Decisions.Select(check => check.Decision.Minute));
    }

    [Fact]
    public void A_change_stands_beside_what_was_rejected_in_the_hours_around_it()
    {
        var review = WeekReview.Of(Of(
            Throttled("f", 939, 1), Throttled("f", 940, 2), Throttled("f", 999, 4), Throttled("f", 1000, 8), Throttled("f", 1059, 16), Throttled("f", 1060, 32), Throttled("g", 1000, 64)) with
        {
            Changes = [Reserved("f", 1000), new("", First + 1000, ChangedSetting.AccountLimit, "1000", "2000"), Reserved("f", -1), Reserved("f", Minutes)],
        });

        Assert.Equal([(6, 24), (6, 88)], review.Changes.Select(change => ((int)change.ThrottledBefore, (int)change.ThrottledAfter)));
    }

    private static RecordedChange Reserved(string function, long at) => new(function, First + at, ChangedSetting.Reserved, "50", "80");
}
