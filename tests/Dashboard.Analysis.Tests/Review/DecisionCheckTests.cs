using System.Collections.Immutable;
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
            Changes = [Reserved("f", 50), Reserved("g", 500), Reserved("f", 1000), Reserved("f", 1400)],
        };

        var check = Assert.Single(WeekReview.Of(input).Decisions);

        Assert.Equal(First + 1000, check.Applied!.Minute);
        Assert.Equal((1.0, 2, 1), (check.Days, check.MinutesBefore, check.MinutesAfter));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-2)]
    public void Of_a_decision_of_the_weeks_before_a_week_is_compared_and_no_more(int weeks)
    {
        var at = weeks * Minutes + 1000;
        var input = Of(Throttled("f", at - Minutes - 1, 1), Throttled("f", at - Minutes, 1), Throttled("f", at + Minutes - 1, 1), Throttled("f", at + Minutes, 1)) with
        {
            NowMinute = First + 3 * Minutes,
            Decisions = [Accepted with { Minute = First + weeks * Minutes + 900 }],
            Changes = [Reserved("f", at)],
        };

        var check = Assert.Single(WeekReview.Of(input).Decisions);

        Assert.Equal((7.0, 1, 1), (check.Days, check.MinutesBefore, check.MinutesAfter));
    }

    [Fact]
    public void What_comes_after_the_week_is_another_weeks_to_tell()
    {
        var input = Of(Throttled("f", Minutes - 1, 1), Throttled("f", Minutes, 1)) with
        {
            NowMinute = First + 2 * Minutes,
            Decisions = [Accepted with { Minute = First + Minutes - 100 }],
            Changes = [Reserved("f", Minutes)],
        };

        var check = Assert.Single(WeekReview.Of(input).Decisions);

        Assert.Null(check.Applied);
        Assert.Equal((100 / 1440.0, 0, 1), (check.Days, check.MinutesBefore, check.MinutesAfter));
    }

    [Theory]
    [InlineData(false, "Reserved", 1000)]
    [InlineData(true, "Memory", 1000)]
    [InlineData(true, "ThrottleAlarm", 1000)]
    [InlineData(true, "Reserved", 99)]
    public void What_was_declined_or_not_done_is_held_against_the_time_since_it_was_decided(bool isAccepted, string kind, long changed)
    {
        var input = Of(Throttled("f", 99, 5), Throttled("f", 98, 5), Throttled("f", 100, 5), Throttled("g", 100, 5)) with
        {
            NowMinute = First + 109,
            Decisions = [Accepted with { IsAccepted = isAccepted, Kind = kind }],
            Changes = [Reserved(isAccepted ? "f" : "g", changed)],
        };

        var check = Assert.Single(WeekReview.Of(input).Decisions);

        Assert.Null(check.Applied);
        Assert.False(check.IsAsDecided);
        Assert.Equal((10 / 1440.0, 2, 1), (check.Days, check.MinutesBefore, check.MinutesAfter));
    }

    [Fact]
    public void A_change_to_the_value_decided_on_counts_before_an_earlier_one_to_another()
    {
        var input = Of() with { Decisions = [Accepted], Changes = [Reserved("f", 200) with { After = "60" }, Reserved("f", 300)] };

        var check = Assert.Single(WeekReview.Of(input).Decisions);

        Assert.Equal((First + 300, true), (check.Applied!.Minute, check.IsAsDecided));
        check = Assert.Single(WeekReview.Of(input with { Changes = [Reserved("f", 200) with { After = "60" }] }).Decisions);
        Assert.Equal((First + 200, false), (check.Applied!.Minute, check.IsAsDecided));
    }

    [Theory]
    [InlineData("none", ChangedSetting.Reserved, null, true)]
    [InlineData("none", ChangedSetting.Reserved, "0", false)]
    [InlineData("12", ChangedSetting.Provisioned, "live: 12", true)]
    [InlineData("12", ChangedSetting.Provisioned, "beta: 4, live: 8", true)]
    [InlineData("12", ChangedSetting.Provisioned, null, false)]
    [InlineData("70", ChangedSetting.Reserved, "77", true)]
    [InlineData("70", ChangedSetting.Reserved, "78", false)]
    public void Values_are_told_apart_as_the_inventory_writes_them(string decided, ChangedSetting setting, string? after, bool isAsDecided)
    {
        var input = Of() with { Decisions = [Accepted with { Kind = setting.ToString(), After = decided }], Changes = [new("f", First + 200, setting, "50", after)] };

        Assert.Equal(isAsDecided, Assert.Single(WeekReview.Of(input).Decisions).IsAsDecided);
    }

    [Theory]
    [InlineData(499, true)]
    [InlineData(501, false)]
    public void Nothing_is_compared_where_more_than_half_is_not_known(int missing, bool isCompared)
    {
        var input = Of(Throttled("f", 150, 5)) with { NowMinute = First + 1999, Decisions = [Accepted], Changes = [Reserved("f", 1000)] };
        var account = input.Account;
        foreach (var values in (float[][])[account.Claimed, account.Throttles]) Array.Fill(values, float.NaN, (int)(First + 1000 - account.FirstMinute), missing);

        var check = Assert.Single(WeekReview.Of(input).Decisions);

        Assert.Equal(isCompared ? 1 : 0, check.MinutesBefore);
        Assert.Equal(isCompared, check.Days > 0);
    }

    [Fact]
    public void A_decision_that_was_taken_again_says_so()
    {
        var review = WeekReview.Of(Of() with { Decisions = [Accepted with { IsAccepted = false }, Accepted with { Minute = First + 200 }, Accepted with { Function = "g" }, Accepted with { Kind = "Memory" }] });

        Assert.Equal([("f", First + 100, "Reserved")], review.Decisions.Where(check => check.IsRevised).Select(check => (check.Decision.Function, check.Decision.Minute, check.Decision.Kind)));
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

    /// <summary>Of which three weeks before are known too.</summary>
    private static ReviewInput Of(params ImmutableArray<RecordedVerdict> verdicts) =>
        Weeks.Of(verdicts) with { Account = new(First - 3 * Minutes, new float[4 * Minutes], new float[4 * Minutes]) };

    private static RecordedChange Reserved(string function, long at) => new(function, First + at, ChangedSetting.Reserved, "50", "80");
}
