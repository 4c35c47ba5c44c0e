using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Latency;

public sealed class SlowerThanUsualRuleTests
{
    private const int From = 120;
    private readonly SlowerThanUsualRule _rule = new();

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    [InlineData(301, true)]
    public void The_median_must_be_half_as_long_again(float median, bool isFound) => Assert.Equal(isFound, Found(200, median));

    [Theory]
    [InlineData(79, false)]
    [InlineData(80, true)]
    [InlineData(81, true)]
    public void The_difference_must_matter(float median, bool isFound) => Assert.Equal(isFound, Found(30, median));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void It_must_hold_for_three_minutes(int minutes, bool isFound) => Assert.Equal(isFound, Found(200, 1000, minutes));

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    [InlineData(21, true)]
    public void An_episode_needs_enough_invocations(int perMinute, bool isFound) => Assert.Equal(isFound, Found(200, 1000, 3, perMinute));

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void A_minute_needs_enough_invocations(int perMinute, bool isFound) => Assert.Equal(isFound, Found(200, 1000, 20, perMinute));

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void Without_earlier_weeks_enough_other_minutes_must_tell_what_is_usual(int others, bool isFound)
    {
        var account = new AccountScript(others + 5);
        account.Add("f").Run(0, others, 100, 200).Run(others, 5, 100, 2000);
        Assert.Equal(isFound, account.Examine(_rule).Count == 1);
    }

    [Fact]
    public void Says_what_was_seen_what_is_usual_and_when()
    {
        var account = new AccountScript { Unsettled = 5 };
        Medians(account.Add("f").Run(0, 180, 100, 1), 200, 1400, 10);
        var finding = Assert.Single(account.Examine(_rule));
        Assert.Equal((Pattern.SlowerThanUsual, Harm.Slower, Confidence.Likely), (finding.Pattern, finding.Harm, finding.Confidence));
        Assert.Equal(new Measure("median duration", 1400, MeasureUnit.Milliseconds), finding.Evidence.Observed);
        Assert.Equal(new Measure("usual median duration", 200, MeasureUnit.Milliseconds), finding.Evidence.Threshold);
        Assert.Equal([new MinuteRange(AccountScript.FirstMinute + From, AccountScript.FirstMinute + From + 9)], finding.Minutes);
        Assert.Equal(1000, finding.Requests);
        Assert.False(finding.IsProvisional);
    }

    [Fact]
    public void Missing_minutes_neither_make_nor_hide_an_episode()
    {
        var account = new AccountScript();
        var hidden = Medians(account.Add("hidden").Run(0, 180, 100, 1), 200, 1400, 7);
        var made = Medians(account.Add("made").Run(0, 180, 100, 1), 200, 1400, 7);
        foreach (var metric in hidden.Values.Keys)
        {
            hidden.Set(metric, From + 2, 3, float.NaN);
            made.Set(metric, From + 1, 5, float.NaN);
        }
        Assert.Equal(7, Assert.Single(account.Examine(_rule, 0)).Minutes[0].Minutes);
        Assert.Empty(account.Examine(_rule, 1));
    }

    [Fact]
    public void A_revised_minute_ends_the_episode_that_it_made()
    {
        var account = new AccountScript { Unsettled = 3 };
        var function = account.Add("f").Run(0, 180, 100, 200).Run(177, 3, 100, 2000);
        Assert.True(Assert.Single(account.Examine(_rule)).IsProvisional);
        function.Run(179, 1, 400, 200);
        Assert.Empty(account.Examine(_rule));
    }

    [Fact]
    public void The_same_hour_of_earlier_weeks_comes_before_the_window()
    {
        var account = new AccountScript { Usage = Weeks(200, 600) };
        Medians(account.Add("f").Run(0, 180, 100, 1), 1000, 1000, 0);
        var finding = Assert.Single(account.Examine(_rule));
        Assert.Equal(200, finding.Evidence.Threshold.Value);
        Assert.Equal(Confidence.Proved, finding.Confidence);
        Assert.Equal(180, finding.Minutes[0].Minutes);
    }

    [Fact]
    public void What_is_usual_at_this_hour_of_the_week_is_no_finding()
    {
        var account = new AccountScript { Usage = Weeks(1400, 600) };
        Medians(account.Add("f").Run(0, 180, 100, 1), 200, 1400, 20);
        Assert.Empty(account.Examine(_rule));
    }

    [Theory]
    [InlineData(59, Confidence.Likely)]
    [InlineData(60, Confidence.Proved)]
    public void An_hour_with_few_invocations_says_nothing(float invocations, Confidence confidence)
    {
        var account = new AccountScript { Usage = Weeks(200, invocations) };
        Medians(account.Add("f").Run(0, 180, 100, 1), 200, 1400, 20);
        Assert.Equal(confidence, Assert.Single(account.Examine(_rule)).Confidence);
    }

    [Fact]
    public void The_average_stands_in_where_no_percentiles_are_known()
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, 100, 200).Run(From, 10, 100, 1000);
        foreach (var metric in new[] { FunctionMetric.DurationP50, FunctionMetric.DurationP95, FunctionMetric.DurationP99 }) function.Fill(metric, float.NaN);
        var finding = Assert.Single(account.Examine(_rule));
        Assert.Equal(new Measure("average duration", 1000, MeasureUnit.Milliseconds), finding.Evidence.Observed);
        Assert.DoesNotContain(finding.Evidence.More, measure => double.IsNaN(measure.Value));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(300, false)]
    public void A_function_whose_durations_vary_has_to_stand_out_from_that(float step, bool isFound)
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, 30, 1);
        for (var i = 0; i < 180; i++) function.Set(FunctionMetric.DurationP50, i, (i >= From && i < From + 10 ? 1800 : 1000) + (i % 2) * step);
        Assert.Equal(isFound, account.Examine(_rule).Count == 1);
    }

    [Fact]
    public void A_slow_drift_is_no_episode()
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, 100, 200);
        for (var i = 0; i < 180; i++) function.Set(FunctionMetric.DurationP50, i, 200 + 0.6f * i);
        Assert.Empty(account.Examine(_rule));
    }

    [Fact]
    public void Minutes_in_which_half_timed_out_are_left_to_the_rule_about_timeouts()
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, 100, 200);
        TimingOutRuleTests.TimeOut(function, From, 10, FunctionMetric.DurationP50);
        Assert.Empty(account.Examine(_rule));
    }

    private bool Found(float usual, float median, int minutes = 10, float perMinute = 100)
    {
        var account = new AccountScript();
        Medians(account.Add("f").Run(0, 180, perMinute, 1), usual, median, minutes);
        return account.Examine(_rule).Count == 1;
    }

    private static FunctionScript Medians(FunctionScript function, float usual, float median, int minutes) =>
        function.Fill(FunctionMetric.DurationP50, usual).Set(FunctionMetric.DurationP50, From, minutes, median);

    /// <summary>Two weeks before the window; all other hours are twenty times as slow.</summary>
    private static UsageHistory Weeks(float median, float invocations)
    {
        const int Hours = 14 * 24;
        var first = AccountScript.FirstMinute / 60 - Hours;
        var medians = new float[Hours];
        Array.Fill(medians, 20 * median);
        for (var week = 0; week < 2; week++) medians.AsSpan(week * UsageHistory.HoursPerWeek, 3).Fill(median);
        var values = new float[HourlyUsage.Metrics][];
        values[(int)UsageMetric.DurationP50] = medians;
        values[(int)UsageMetric.Invocations] = [.. Enumerable.Repeat(invocations, Hours)];
        return new(first, Hours, null, ImmutableDictionary<string, HourlyUsage>.Empty.Add("f", new(values)));
    }
}
