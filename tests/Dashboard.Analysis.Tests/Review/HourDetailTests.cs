using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;
using static Dashboard.Analysis.Tests.Review.Weeks;

namespace Dashboard.Analysis.Tests.Review;

public sealed class HourDetailTests
{
    [Fact]
    public void The_most_throttled_function_of_the_hour_comes_first_with_its_main_cause_and_worst_harm()
    {
        var input = Of(
            Throttled("b", 60, 2), Throttled("b", 119, 9, Harm.Lost, Pattern.PoolUsed), Throttled("a", 61, 10),
            Throttled("early", 59, 99), Throttled("late", 120, 99));

        var hour = HourDetail.Of(WeekReview.Of(input), input, First + 60)!;

        Assert.Equal(
            [
                new("b", Pattern.PoolUsed, Harm.Lost, 11, 2, First + 60, First + 119),
                new HourSpot("a", Pattern.ReservedCap, Harm.Rejected, 10, 1, First + 61, First + 61),
            ],
            hour.Spots);
    }

    [Fact]
    public void Settings_that_changed_in_the_hour_are_there_and_no_others()
    {
        RecordedChange At(long minute) => new("f", First + minute, ChangedSetting.Reserved, "1", "2");
        var input = Of() with { Changes = [At(59), At(119), At(60), At(120)] };

        Assert.Equal([At(60), At(119)], HourDetail.Of(WeekReview.Of(input), input, First + 60)!.Changes);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-60)]
    [InlineData(Minutes)]
    public void A_minute_that_begins_no_hour_of_the_week_has_no_detail(long minute)
    {
        var input = Of();

        Assert.Null(HourDetail.Of(WeekReview.Of(input), input, First + minute));
    }
}
