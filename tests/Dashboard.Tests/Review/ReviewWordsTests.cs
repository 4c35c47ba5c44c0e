using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;
using Dashboard.Components.Review;

namespace Dashboard.Tests.Review;

public sealed class ReviewWordsTests
{
    [Theory]
    [InlineData(1000, 1000, 5)]
    [InlineData(641, 1000, 5)]
    [InlineData(640, 1000, 4)]
    [InlineData(361, 1000, 4)]
    [InlineData(360, 1000, 3)]
    [InlineData(40, 1000, 1)]
    [InlineData(1, 1_000_000, 1)]
    [InlineData(1, 1, 5)]
    [InlineData(0, 1000, 0)]
    public void Throttles_are_coloured_by_the_root_of_their_share_of_the_worst_hour(long throttled, long worst, int level) =>
        Assert.Equal(level, HeatScale.Throttles(new(0, 60, throttled, null, 60), worst));

    [Fact]
    public void An_hour_nobody_read_is_neither_good_nor_bad()
    {
        var unknown = new HeatCell(0, 60, 0, null, 0);

        Assert.Null(HeatScale.Throttles(unknown, 10));
        Assert.Null(HeatScale.Headroom(unknown, 1000));
        Assert.Null(HeatScale.Headroom(unknown with { Headroom = 5 }, null));
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(499, 1)]
    [InlineData(299, 2)]
    [InlineData(199, 3)]
    [InlineData(99, 4)]
    [InlineData(0, 5)]
    public void Headroom_is_coloured_by_what_was_left_of_the_limit(int left, int level) =>
        Assert.Equal(level, HeatScale.Headroom(new(0, 60, 0, left, 60), 1000));

    [Theory]
    [InlineData(60, 40L, "+50\u00a0% on 40 the week before")]
    [InlineData(10, 40L, "−75\u00a0% on 40 the week before")]
    [InlineData(40, 40L, "as the week before")]
    [InlineData(3, 0L, "none the week before")]
    [InlineData(0, 0L, "as the week before")]
    [InlineData(3, null, "too little known of the week before")]
    public void A_figure_is_told_beside_the_week_before(long now, long? before, string words) =>
        Assert.Equal(words, WeekWords.Change(new(now, before)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1k")]
    [InlineData(9_949, "9.9k")]
    [InlineData(9_950, "10k")]
    [InlineData(999_499, "999k")]
    [InlineData(999_500, "1M")]
    [InlineData(12_400_000, "12M")]
    public void Numbers_fit_a_cell(long value, string text) => Assert.Equal(text, WeekNumbers.Brief(value));

    [Fact]
    public void An_applied_decision_tells_throttled_minutes_before_and_after()
    {
        var decision = new Decision("pay", "Reserved", 10, "50", "80", true, "");
        var applied = new RecordedChange("pay", 20, ChangedSetting.Reserved, "50", "80");

        Assert.Equal("reserved concurrency 50 → 80: throttled minutes 41 → 0 in 3\u00a0d before and after", Check(applied).Outcome());
        Assert.Equal("reserved concurrency 50 → 60, not as decided: throttled minutes 41 → 0 in 3\u00a0d before and after", Check(applied with { After = "60" }).Outcome());
        Assert.Equal("accepted, not applied yet: throttled minutes 41 → 0 in 3\u00a0d before and after", Check(null).Outcome());
        Assert.Equal("declined, and not changed: throttled minutes 41 → 0 in 3\u00a0d before and after", Check(null, isAccepted: false).Outcome());
        Assert.Equal("declined, and all the same reserved concurrency 50 → 80: throttled minutes 41 → 0 in 3\u00a0d before and after", Check(applied, isAccepted: false).Outcome());
        Assert.Equal("decided again since: throttled minutes 41 → 0 in 3\u00a0d before and after", (Check(applied) with { IsRevised = true }).Outcome());
        Assert.Equal("reserved concurrency 50 → 80: too little is known to compare", (Check(applied) with { Days = 0 }).Outcome());

        DecisionCheck Check(RecordedChange? change, bool isAccepted = true) => new(decision with { IsAccepted = isAccepted }, change, false, 3, 41, 0);
    }

    [Fact]
    public void A_decision_is_told_with_what_it_is_about()
    {
        var decision = new Decision("pay", "Reserved", 10, "50", "80", true, "");

        Assert.Equal("reserved concurrency: accepted 50 → 80", $"{decision.Subject()}: {decision.Describe()}");
        Assert.Equal("provisioned concurrency: declined none → 12", $"{(decision with { Kind = "Provisioned" }).Subject()}: {(decision with { Before = null, After = "12", IsAccepted = false }).Describe()}");
    }

    [Fact]
    public void Every_cause_of_throttling_has_something_to_do_of_its_own()
    {
        var causes = Enum.GetValues<Pattern>().Where(pattern => pattern.Group() == PatternGroup.Throttling).ToArray();

        Assert.Equal(causes.Length, causes.Select(cause => WhatToDo.About(cause, Harm.Rejected)).Distinct().Count());
        Assert.StartsWith("Nothing", WhatToDo.About(Pattern.ReservedCap, Harm.Intended), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_minutes_and_throttles_of_no_function_are_told()
    {
        var whole = new WeekHeadline(default, default, default, [], null, 0, Known: 9_000, Passed: 9_060, Unattributed: 0);

        Assert.Null(WeekGaps.Of(whole));
        Assert.Contains("1\u00a0h 1\u00a0min", WeekGaps.Of(whole with { Known = 8_999 }), StringComparison.Ordinal);
        Assert.Contains("3\u00a0throttled requests", WeekGaps.Of(whole with { Unattributed = 3 }), StringComparison.Ordinal);
        Assert.NotNull(WeekGaps.OfHotspots(whole with { Unattributed = 3 }));
        Assert.Null(WeekGaps.OfHotspots(whole));
    }

    [Theory]
    [InlineData(ChangedSetting.Deployment, 0, 0, true)]
    [InlineData(ChangedSetting.Existence, 0, 0, true)]
    [InlineData(ChangedSetting.Deployment, 1, 0, false)]
    [InlineData(ChangedSetting.Deployment, 0, 1, false)]
    [InlineData(ChangedSetting.Reserved, 0, 0, false)]
    [InlineData(ChangedSetting.Memory, 0, 0, false)]
    [InlineData(ChangedSetting.AccountLimit, 0, 0, false)]
    public void A_change_is_quiet_when_it_moved_no_setting_and_nothing_was_throttled_around_it(ChangedSetting setting, long before, long after, bool isQuiet) =>
        Assert.Equal(isQuiet, new ChangeBesideSpikes(new("f", 1, setting, "a", "b"), before, after).IsQuiet());

    [Theory]
    [InlineData(20, 30, "throttled 20 the hour before, 30 the hour after")]
    [InlineData(0, 1, "throttled 0 the hour before, 1 the hour after")]
    [InlineData(0, 0, "nothing throttled the hour before and after")]
    public void A_change_is_told_with_what_was_throttled_around_it(long before, long after, string words) =>
        Assert.Equal(words, new ChangeBesideSpikes(new("f", 1, ChangedSetting.Reserved, "a", "b"), before, after).Around());

    [Fact]
    public void Busy_minutes_that_cannot_be_told_from_sums_are_not_told()
    {
        var headline = new WeekHeadline(default, default, new(3, 2), [], null, 0, Known: 9_000, Passed: 9_060, Unattributed: 0);

        Assert.Equal("+50\u00a0% on 2 the week before", headline.BusyChange());
        Assert.Equal("of this week sums of hours alone are kept", (headline with { IsBusyKnown = false }).BusyChange());
    }

    [Fact]
    public void Times_are_those_of_the_zone()
    {
        var winter = new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero).ToUnixTimeSeconds() / 60;

        Assert.Equal("Wed 00:30", new WeekTime(WeekTime.Find("Europe/Berlin")).Hour(winter));
        Assert.Equal("Tue 24 Nov 23:30", new WeekTime(WeekTime.Find("Nowhere/Land")).Moment(winter));
    }
}
