using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Latency;

public sealed class ConcurrencyRoseRuleTests
{
    private const int From = 120;
    private readonly ConcurrencyRoseRule _rule = new();

    [Theory]
    [InlineData(1190, false)]
    [InlineData(1200, true)]
    [InlineData(1210, true)]
    public void It_must_double(float perMinute, bool isFound) => Assert.Equal(isFound, Found(600, 1000, perMinute, 1000, 40));

    [Theory]
    [InlineData(590, false)]
    [InlineData(600, true)]
    [InlineData(610, true)]
    public void It_must_take_ten_environments(float perMinute, bool isFound) => Assert.Equal(isFound, Found(60, 1000, perMinute, 1000, 40));

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(16, true)]
    public void The_measured_concurrency_must_have_risen_too(float measured, bool isFound) => Assert.Equal(isFound, Found(300, 1000, 3000, 1000, measured, 10));

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void A_few_long_requests_are_no_rate(float perMinute, bool isFound) => Assert.Equal(isFound, Found(5, 30_000, perMinute, 60_000, 40));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void It_must_hold_for_three_minutes(int minutes, bool isFound) => Assert.Equal(isFound, Found(600, 1000, 6000, 1000, 120, minutes: minutes));

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Other_minutes_tell_what_is_usual(int others, bool isFound)
    {
        var account = new AccountScript(others + 10);
        account.Add("f").Run(0, others, 600, 1000).Run(others, 10, 6000, 1000);
        Assert.Equal(isFound, account.Examine(_rule).Count == 1);
    }

    [Theory]
    [InlineData(2400, 1000, 1, 0)]
    [InlineData(600, 4000, 0, 1)]
    [InlineData(1200, 2000, 0.5, 0.5)]
    public void Says_how_much_comes_of_more_requests_and_how_much_of_longer_ones(float perMinute, float milliseconds, double byMore, double byLonger)
    {
        var finding = Examine(600, 1000, perMinute, milliseconds, 60)!;
        Assert.Equal(byMore, Value(finding, "share by more requests"), 5);
        Assert.Equal(byLonger, Value(finding, "share by longer requests"), 5);
        Assert.Equal((40, 10), (Math.Round(finding.Evidence.Observed.Value, 3), Math.Round(finding.Evidence.Threshold.Value, 3)));
        Assert.Equal(Confidence.Likely, finding.Confidence);
    }

    [Fact]
    public void Throttled_requests_are_part_of_what_callers_asked_for()
    {
        var account = new AccountScript();
        account.Add("f", c => c with { Reserved = ReservedConcurrency.Of(10) })
            .Run(0, 180, 300, 1000, 6).Run(From, 10, 600, 1000, 10).Set(FunctionMetric.Throttles, From, 10, 1800);
        var finding = Assert.Single(account.Examine(_rule));
        Assert.Equal(40, finding.Evidence.Observed.Value, 3);
        Assert.Equal(24_000, finding.Requests);
        Assert.Equal(Harm.AtRisk, finding.Harm);
    }

    [Fact]
    public void Throttled_tries_of_the_same_events_are_not()
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, 300, 1000, 6).Fill(FunctionMetric.AsyncEventsReceived, 300)
            .Run(From, 10, 600, 1000, 10).Set(FunctionMetric.AsyncEventsReceived, From, 10, 900).Set(FunctionMetric.Throttles, From, 10, 9000);
        Assert.Equal(15, Assert.Single(account.Examine(_rule)).Evidence.Observed.Value, 3);
    }

    [Theory]
    [InlineData(69, Harm.Advice)]
    [InlineData(70, Harm.AtRisk)]
    public void Near_the_limit_it_is_a_risk(float peak, Harm harm)
    {
        var account = new AccountScript();
        account.Add("f", c => c with { Reserved = ReservedConcurrency.Of(100) }).Run(0, 180, 300, 1000, 6).Run(From, 10, 1200, 1000, peak);
        Assert.Equal(harm, Assert.Single(account.Examine(_rule)).Harm);
    }

    [Fact]
    public void Missing_minutes_neither_make_nor_hide_a_rise()
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, 300, 1000).Run(From, 6, 3000, 1000);
        function.Set(FunctionMetric.Invocations, From + 1, 3, float.NaN);
        Assert.Equal(6, Assert.Single(Assert.Single(account.Examine(_rule)).Minutes).Minutes);
        function.Set(FunctionMetric.Invocations, From + 4, float.NaN);
        Assert.Empty(account.Examine(_rule));
    }

    [Fact]
    public void A_function_that_mostly_does_nothing_has_no_usual_to_rise_from()
    {
        var account = new AccountScript();
        var function = account.Add("nightly").Run(0, 180, 0, 0);
        for (var i = 0; i < 180; i += 20) function.Run(i, 6, 3000, 1000);
        Assert.Empty(account.Examine(_rule));
    }

    private bool Found(float usual, float usualMilliseconds, float perMinute, float milliseconds, float measured, float usualMeasured = 8, int minutes = 10) =>
        Examine(usual, usualMilliseconds, perMinute, milliseconds, measured, usualMeasured, minutes) is not null;

    private Finding? Examine(
        float usual, float usualMilliseconds, float perMinute, float milliseconds, float measured, float usualMeasured = 8, int minutes = 10)
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, usual, usualMilliseconds, usualMeasured).Run(From, minutes, perMinute, milliseconds, measured);
        return account.Examine(_rule).SingleOrDefault();
    }

    private static double Value(Finding finding, string name) => finding.Evidence.More.Single(measure => measure.Name == name).Value;
}
