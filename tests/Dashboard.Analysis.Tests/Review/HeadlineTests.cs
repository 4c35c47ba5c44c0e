using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;
using static Dashboard.Analysis.Tests.Review.Weeks;

namespace Dashboard.Analysis.Tests.Review;

public sealed class HeadlineTests
{
    [Fact]
    public void A_minute_counts_once_however_many_functions_were_throttled_in_it()
    {
        var headline = WeekReview.Of(Of(Throttled("f", 5, 2), Throttled("g", 5, 3), Throttled("g", 6, 1), Throttled("g", -5, 4))).Headline;

        Assert.Equal(new WeekFigure(6, 4), headline.Throttled);
        Assert.Equal(new WeekFigure(2, 1), headline.ThrottledMinutes);
        Assert.Equal(First, headline.WorstHour);
    }

    [Fact]
    public void A_week_that_is_not_over_is_held_against_as_much_of_the_one_before()
    {
        var input = Of(Throttled("f", 10, 1), Throttled("f", 99 - Minutes, 4), Throttled("f", 100 - Minutes, 8)) with { NowMinute = First + 99 };
        input.Account.Claimed[99] = input.Account.Claimed[100] = 900;

        var headline = WeekReview.Of(input).Headline;

        Assert.Equal(new WeekFigure(1, 4), headline.Throttled);
        Assert.Equal(new WeekFigure(0, 1), headline.BusyMinutes);
        Assert.Equal(100, headline.Passed);
    }

    [Fact]
    public void Nothing_is_held_against_a_week_of_which_nothing_is_known()
    {
        var input = Of(Throttled("f", 10, 1));
        Array.Fill(input.Account.Claimed, float.NaN, 0, Minutes);
        Array.Fill(input.Account.Throttles, float.NaN, 0, Minutes);

        var headline = WeekReview.Of(input).Headline;

        Assert.Null(headline.Throttled.Before);
        Assert.Null(headline.ThrottledMinutes.Before);
        Assert.Null(headline.BusyMinutes.Before);
    }

    [Theory]
    [InlineData(Minutes / 2, true)]
    [InlineData(Minutes / 2 + 1, false)]
    public void A_week_is_held_against_one_of_which_half_is_known(int unknown, bool isCompared)
    {
        var input = Of(Throttled("f", 10, 1));
        Array.Fill(input.Account.Claimed, float.NaN, 0, unknown);
        Array.Fill(input.Account.Throttles, float.NaN, 0, unknown);

        Assert.Equal(isCompared, WeekReview.Of(input).Headline.Throttled.Before is not null);
    }

    [Theory]
    [InlineData(800, 0)]
    [InlineData(801, 1)]
    public void A_minute_is_busy_above_four_fifths_of_the_limit(float claimed, long busy)
    {
        var input = Of();
        input.Account.Claimed[Minutes + 5] = claimed;

        Assert.Equal(busy, WeekReview.Of(input).Headline.BusyMinutes.Now);
    }

    [Fact]
    public void A_minute_is_held_against_the_limit_that_was_in_force()
    {
        var input = Of() with { Limit = 2000, Changes = [new("", First + 100, ChangedSetting.AccountLimit, "1000", "2000")] };
        input.Account.Claimed[Minutes + 99] = input.Account.Claimed[Minutes + 100] = 900;

        var review = WeekReview.Of(input);

        Assert.Equal(1, review.Headline.BusyMinutes.Now);
        Assert.Equal(100, review.Heat[0, 1]!.Headroom);
        Assert.Equal(2000, review.Heat[0, 2]!.Headroom);
    }

    [Fact]
    public void The_worst_harm_comes_first_and_all_add_up()
    {
        var headline = WeekReview.Of(Of(Throttled("f", 5, 2, Harm.Retried), Throttled("g", 5, 3), Throttled("h", 6, 1, Harm.Lost), Throttled("f", 9, 4, Harm.Retried))).Headline;

        Assert.Equal([(Harm.Lost, 1), (Harm.Rejected, 3), (Harm.Retried, 6)], headline.Harms);
    }

    [Fact]
    public void What_the_account_counts_and_no_function_does_is_told()
    {
        var input = Of(Throttled("f", 5, 30));
        input.Account.Throttles[Minutes + 5] = 50;

        input.Account.Throttles[Minutes + 70] = 4;

        var review = WeekReview.Of(input);

        Assert.Equal(24, review.Headline.Unattributed);
        Assert.Equal(54, review.Headline.Throttled.Now);
        Assert.Equal(2, review.Headline.ThrottledMinutes.Now);
        Assert.Equal(50, review.Headline.WorstHourThrottled);
        Assert.Equal(4, review.Heat[0, 1]!.Throttled);
    }

    [Fact]
    public void Unknown_minutes_are_not_counted_as_known()
    {
        var input = Of();
        Array.Fill(input.Account.Claimed, float.NaN, Minutes + 10, 50);
        Array.Fill(input.Account.Throttles, float.NaN, Minutes + 10, 50);

        var review = WeekReview.Of(input);

        Assert.Equal(Minutes - 50, review.Headline.Known);
        Assert.Equal(10, review.Heat[0, 0]!.Known);
    }
}
