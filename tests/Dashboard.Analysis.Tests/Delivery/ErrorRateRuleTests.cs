using Dashboard.Analysis.Delivery;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Latency;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Delivery;

public sealed class ErrorRateRuleTests
{
    private readonly ErrorRateRule _rule = new();

    [Theory]
    [InlineData(33, false)]
    [InlineData(34, true)]
    [InlineData(35, true)]
    public void Of_a_function_that_hardly_fails_more_than_two_in_a_hundred_beyond_chance(int errors, bool isFound) =>
        Assert.Equal(isFound, Found(1000, 0, errors)); // 20 + 3 × √(1000 × 0.02 × 0.98) = 33.3

    [Theory]
    [InlineData(20, 70, false)]
    [InlineData(20, 71, true)]
    [InlineData(45, 70, false)]
    [InlineData(45, 71, true)]
    public void Of_one_that_often_fails_more_than_one_in_twenty_beyond_chance(int usual, int errors, bool isFound) =>
        Assert.Equal(isFound, Found(1000, usual, errors)); // 50 + 3 × √(1000 × 0.05 × 0.95) = 70.7

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_few_per_cent_all_the_time_are_no_incident(int perHundred) => Assert.False(Found(1000, perHundred * 10, perHundred * 10));

    [Fact]
    public void A_tenth_all_the_time_is_one() => Assert.True(Found(1000, 100, 100));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void It_must_hold_for_three_minutes(int minutes, bool isFound) => Assert.Equal(isFound, Found(100, 0, 50, minutes));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void An_episode_has_ten_errors(int minutes, bool isFound) => Assert.Equal(isFound, Found(1, 0, 1, minutes));

    [Theory]
    [InlineData(4, 4, false)]
    [InlineData(5, 5, true)]
    [InlineData(10, 5, false)]
    [InlineData(10, 6, true)]
    public void A_function_that_runs_now_and_then_is_judged_by_all_its_invocations(int runs, int failures, bool isFound)
    {
        var account = new AccountScript();
        var function = account.Add("cron").Run(0, 180, 0, 0);
        for (var i = 0; i < runs; i++) function.Run(i * 12, 1, 1, 200).Set(FunctionMetric.Errors, i * 12, i < failures ? 1 : 0);
        Assert.Equal(isFound, account.Examine(_rule).Count == 1);
    }

    [Fact]
    public void Says_how_many_and_what_share()
    {
        var account = new AccountScript { Unsettled = 1 };
        account.Add("f").Run(0, 180, 100, 200).Set(FunctionMetric.Errors, 170, 10, 40);
        var finding = Assert.Single(account.Examine(_rule));
        Assert.Equal((Pattern.ErrorRate, Harm.Failed, Confidence.Proved, 400L), (finding.Pattern, finding.Harm, finding.Confidence, finding.Requests));
        Assert.Equal((0.4, 0.02), (finding.Evidence.Observed.Value, finding.Evidence.Threshold.Value));
        Assert.Null(finding.Note);
        Assert.True(finding.IsProvisional);
    }

    [Fact]
    public void Says_that_some_are_timeouts()
    {
        var account = new AccountScript();
        TimingOutRuleTests.TimeOut(account.Add("f").Run(0, 180, 100, 200), 100, 10, FunctionMetric.DurationP95, errors: 40);
        var finding = Assert.Single(account.Examine(_rule));
        Assert.Equal("Some of the errors are timeouts.", finding.Note);
        Assert.Equal(50, finding.Evidence.More.Single(m => m.Name == "timeouts among errors, at least").Value);
    }

    [Fact]
    public void Timeouts_alone_are_left_to_the_rule_about_timeouts()
    {
        var account = new AccountScript();
        TimingOutRuleTests.TimeOut(account.Add("f").Run(0, 180, 100, 200), 100, 10, FunctionMetric.DurationP50, errors: 90);
        Assert.Empty(account.Examine(_rule));
    }

    [Fact]
    public void Missing_minutes_neither_make_nor_hide_an_episode()
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, 100, 200).Set(FunctionMetric.Errors, 100, 6, 50);
        function.Set(FunctionMetric.Errors, 101, 3, float.NaN);
        Assert.Equal(6, Assert.Single(Assert.Single(account.Examine(_rule)).Minutes).Minutes);
        function.Set(FunctionMetric.Errors, 104, float.NaN);
        Assert.Empty(account.Examine(_rule));
    }

    [Fact]
    public void A_revised_minute_can_end_it()
    {
        var account = new AccountScript { Unsettled = 3 };
        var function = account.Add("f").Run(0, 180, 100, 200).Set(FunctionMetric.Errors, 177, 3, 8);
        Assert.Single(account.Examine(_rule));
        function.Set(FunctionMetric.Invocations, 178, 2, 1000);
        Assert.Empty(account.Examine(_rule));
    }

    private bool Found(float perMinute, float usual, float errors, int minutes = 10)
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, perMinute, 200).Fill(FunctionMetric.Errors, usual).Set(FunctionMetric.Errors, 100, minutes, errors);
        return account.Examine(_rule).Count == 1;
    }
}
