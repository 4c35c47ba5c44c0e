using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Components.Review;
using Dashboard.Review;
using Dashboard.Tests.Components;
using static Dashboard.Tests.Review.Limits;

namespace Dashboard.Tests.Review;

public sealed class WeekLimitsTests
{
    private static readonly WeekTime Utc = new(TimeZoneInfo.Utc);

    [Fact]
    public void Limits_come_by_group_and_what_gives_most_first()
    {
        var limits = Recorded(
            Stands(Reserve("small", 20, "5", isStranded: true)), Stands(Reserve("large", 90, "none", isStranded: true)), Stands(Reserve("near", 50, "60")), Stands(Reserve("off", 10, "156")),
            Stands(Reserve("less", 100, "70")), Stands(Provision("idle", "20", "12", -31.25m)), Stands(Provision("dear", "40", "4", -400m)), Stands(Provision("short", "20", "79", 509.77m)),
            Stands(Provision("unpriced", "20", "10", null)), Stands(Reserve("first", null, "60")), Stands(Timeout("slow")));

        Assert.Equal(["large", "small"], Names(AdjustmentGroup.StrandedReserve));
        Assert.Equal(["dear", "idle", "unpriced"], Names(AdjustmentGroup.OversizedProvisioned));
        Assert.Equal(["off", "short", "less"], Names(AdjustmentGroup.Other));
        Assert.Equal(["near", "first", "slow"], limits.Others.Select(other => other.Given.Function));
        Assert.Equal((105, 431.25m, 1), (limits.BackToPool, limits.Saved, limits.Unpriced));
        Assert.Equal("105 back to the pool in total", limits.Total(AdjustmentGroup.StrandedReserve));
        Assert.Equal("$431.25 a month saved in total, without 1 that cannot be priced", limits.Total(AdjustmentGroup.OversizedProvisioned));
        Assert.Null(limits.Total(AdjustmentGroup.Other));
        Assert.Null(Recorded().Total(AdjustmentGroup.StrandedReserve));
        Assert.Equal("2\u00a0reservations, 1\u00a0timeout", limits.Others.Kinds());
        Assert.Equal("2\u00a0alarms", new[] { RecommendationKind.ClaimedAlarm, RecommendationKind.ThrottleAlarm }.Select(kind => Stands(Timeout("") with { Kind = kind })).Kinds());

        IEnumerable<string> Names(AdjustmentGroup group) => limits.In(group).Select(row => row.Adjustment.Function);
    }

    [Theory]
    [InlineData(50, "60", false)]
    [InlineData(50, "61", true)]
    [InlineData(50, "40", false)]
    [InlineData(50, "39", true)]
    public void A_limit_within_a_fifth_is_left_alone(int before, string after, bool isShown)
    {
        var limits = Recorded(Stands(Reserve("f", before, after)));

        Assert.Equal((isShown, !isShown), (limits.Rows.Length == 1, limits.Others.Length == 1));
    }

    [Theory]
    [InlineData(50, "5", true, "45 to the pool", "5")]
    [InlineData(50, "none", true, "50 to the pool", "none")]
    [InlineData(50, "1280", false, "1,230 from the pool", "1,280")]
    public void The_effect_of_a_reservation_is_on_the_pool(int before, string after, bool isStranded, string effect, string recommended)
    {
        var adjustment = Adjustment.Of(Reserve("f", before, after, isStranded))!;

        Assert.Equal((effect, recommended, after), (adjustment.Effect(), adjustment.Recommended(), adjustment.ThenText));
    }

    [Theory]
    [InlineData(-31.25, "−$31.25 a month")]
    [InlineData(509.77, "+$509.77 a month")]
    [InlineData(null, "–")]
    public void The_effect_of_provisioned_concurrency_is_on_the_bill(double? monthly, string effect) =>
        Assert.Equal(effect, Adjustment.Of(Provision("f", "20", "10", (decimal?)monthly))!.Effect());

    [Theory]
    [InlineData("80", "80, as recommended")]
    [InlineData("50", "50, unchanged")]
    [InlineData("60", "60, changed")]
    [InlineData(null, "none, changed")]
    public void Each_limit_of_a_week_that_is_over_stands_beside_what_it_is_now(string? value, string now) =>
        Assert.Equal(now, Row(Advice(Stands(Reserve("f", 50, "80"))).Now("f", ChangedSetting.Reserved, value)).Now());

    [Fact]
    public void What_is_not_known_any_more_is_said_and_a_removed_reservation_can_be_as_recommended()
    {
        var advice = Advice(Stands(Reserve("f", 50, "none", isStranded: true)));

        Assert.Equal("not known", Row(advice).Now());
        Assert.Equal("none, as recommended", Row(advice.Now("f", ChangedSetting.Reserved, null)).Now());
        Assert.Equal("function removed", Row(advice.Now("f", ChangedSetting.Reserved, "50").Now("f", ChangedSetting.Existence, null)).Now());
        Assert.Equal("20, unchanged", Row(Advice(Stands(Provision("f", "20", "10", null))).Now("f", ChangedSetting.Provisioned, "beta: 8, live: 12")).Now());
    }

    [Fact]
    public void What_was_withdrawn_or_replaced_since_cannot_be_decided_on_and_says_when()
    {
        var given = Reserve("f", 50, "80");
        LimitRow Ended(string? next) => Row(Advice(new RecordedRecommendation(given, First, First + 65, next)));

        Assert.Equal((false, "not recommended any more since Mon 16 Nov 01:05"), (Ended(null).IsOpen, Ended(null).Standing!.Recommended.Ended(Utc)));
        Assert.Equal((false, "recommended since Mon 16 Nov 01:05: 90"), (Ended("90").IsOpen, Ended("90").Standing!.Recommended.Ended(Utc)));
        Assert.Equal((true, null), (Row(Advice(Stands(given))).IsOpen, Stands(given).Ended(Utc)));
    }

    [Theory]
    [InlineData(null, null, LimitsGap.NotRecorded, "Nothing was recorded of what was recommended in this week.")]
    [InlineData(10_080L, 20_000L, LimitsGap.NotRecorded, "Nothing was recorded of what was recommended in this week.")]
    [InlineData(-20_000L, -1L, LimitsGap.NotRecorded, "Nothing was recorded of what was recommended in this week.")]
    [InlineData(-20_000L, 20_000L, LimitsGap.None, null)]
    [InlineData(120L, 9_960L, LimitsGap.None, null)]
    [InlineData(121L, 20_000L, LimitsGap.RecordedInPart, "Recorded from Mon 16 Nov 02:01 to Sun 22 Nov 23:59: of the rest of the week nothing is known.")]
    [InlineData(-5L, 9_959L, LimitsGap.RecordedInPart, "Recorded from Mon 16 Nov 00:00 to Sun 22 Nov 21:59: of the rest of the week nothing is known.")]
    public void None_recommended_and_none_recorded_are_told_apart(long? first, long? last, LimitsGap gap, string? words)
    {
        var limits = WeekLimits.Of(RecordedAdvice.None with { LookedAt = first is { } from ? (First + from, First + last!.Value) : null }, First, End);

        Assert.Equal((gap, words), (limits.Gap, limits.Gap(Utc)));
    }

    [Fact]
    public void The_week_that_goes_on_is_told_by_the_account_as_it_stands()
    {
        var advice = Advice(Stands(Reserve("old", 50, "80")), Stands(Timeout("slow")), new(Timeout("mended"), First, First + 60, null));

        var limits = WeekLimits.Of(advice, new SnapshotBuilder(new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero)).Build());

        Assert.Equal((false, LimitsGap.DaysNotRead), (limits.IsRecord, limits.Gap));
        Assert.Empty(limits.Rows);
        Assert.Equal(["slow"], limits.Others.Select(other => other.Given.Function));
        Assert.Equal(LimitsGap.NotRead, WeekLimits.Of(advice, null).Gap);
    }

    private static LimitRow Row(RecordedAdvice advice) => Assert.Single(WeekLimits.Of(advice, First, End).Rows);
}
