using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Latency;

public sealed class TimingOutRuleTests
{
    private const float Timeout = 30_000;
    private readonly TimingOutRule _rule = new();

    [Theory]
    [InlineData(0.989f, false)]
    [InlineData(0.99f, true)]
    [InlineData(1f, true)]
    [InlineData(1.005f, true)]
    [InlineData(1.2f, false)]
    public void The_longest_must_have_taken_as_long_as_the_timeout_is(float share, bool isFound)
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, 50, 200).Set(FunctionMetric.DurationMaximum, 100, 5, share * Timeout).Set(FunctionMetric.Errors, 100, 5, 1);
        Assert.Equal(isFound, account.Examine(_rule).Count == 1);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void There_must_be_errors(int errors, bool isFound)
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, 50, 200).Set(FunctionMetric.DurationMaximum, 100, 5, Timeout).Set(FunctionMetric.Errors, 100, 5, errors);
        Assert.Equal(isFound, account.Examine(_rule).Count == 1);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void One_minute_with_one_timeout_is_none(int minutes, bool isFound)
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, 50, 200).Set(FunctionMetric.DurationMaximum, 100, minutes, Timeout).Set(FunctionMetric.Errors, 100, minutes, 1);
        Assert.Equal(isFound, account.Examine(_rule).Count == 1);
    }

    [Fact]
    public void One_minute_is_enough_where_half_of_it_timed_out()
    {
        var account = new AccountScript();
        TimeOut(account.Add("nightly").Run(0, 180, 0, 0).Run(100, 1, 1, 200), 100, 1, FunctionMetric.DurationP50);
        Assert.Equal(1, Assert.Single(account.Examine(_rule)).Requests);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    [InlineData(101, false)]
    public void Of_a_busy_minute_one_in_a_hundred_must_have_timed_out(int invocations, bool isFound)
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, invocations, 200).Set(FunctionMetric.DurationMaximum, 100, 5, Timeout).Set(FunctionMetric.Errors, 100, 5, 1);
        Assert.Equal(isFound, account.Examine(_rule).Count == 1);
    }

    [Theory]
    [InlineData(FunctionMetric.DurationP50, Confidence.Proved, 0.5)]
    [InlineData(FunctionMetric.DurationP95, Confidence.Proved, 0.05)]
    [InlineData(FunctionMetric.DurationP99, Confidence.Proved, 0.01)]
    public void Percentiles_at_the_timeout_prove_it_and_say_how_many_at_least(FunctionMetric lowest, Confidence confidence, double atLeast)
    {
        var account = new AccountScript();
        TimeOut(account.Add("f").Run(0, 180, 1000, 200), 100, 10, lowest, errors: 600);
        var finding = Assert.Single(account.Examine(_rule));
        Assert.Equal((confidence, Harm.Failed), (finding.Confidence, finding.Harm));
        Assert.Equal(6000, finding.Requests);
        Assert.Equal(0.6, Value(finding, "share timed out, at most"), 6);
        Assert.Equal(atLeast, Value(finding, "share timed out, at least"), 6);
        Assert.Equal((Timeout, Timeout), ((float)finding.Evidence.Observed.Value, (float)finding.Evidence.Threshold.Value));
    }

    [Fact]
    public void Without_percentiles_at_the_timeout_the_errors_may_be_others()
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, 50, 200).Set(FunctionMetric.DurationMaximum, 100, 5, Timeout).Set(FunctionMetric.Errors, 100, 5, 3);
        Assert.Equal(Confidence.Likely, Assert.Single(account.Examine(_rule)).Confidence);
    }

    [Fact]
    public void Where_the_timeout_is_unknown_nothing_is_said()
    {
        var account = new AccountScript();
        TimeOut(account.Add("f", c => c with { Timeout = null }).Run(0, 180, 50, 200), 100, 10, FunctionMetric.DurationP50);
        Assert.Empty(account.Examine(_rule));
    }

    [Fact]
    public void Missing_minutes_do_not_part_an_episode_and_late_ones_make_it_provisional()
    {
        var account = new AccountScript { Unsettled = 5 };
        var function = account.Add("f").Run(0, 180, 50, 200);
        TimeOut(function, 170, 10, FunctionMetric.DurationP50);
        foreach (var metric in function.Values.Keys) function.Set(metric, 173, 4, float.NaN);
        var finding = Assert.Single(account.Examine(_rule));
        Assert.Equal([new MinuteRange(AccountScript.FirstMinute + 170, AccountScript.FirstMinute + 179)], finding.Minutes);
        Assert.True(finding.IsProvisional);
    }

    /// <summary>Minutes in which durations from this percentile up are the timeout of 30 s.</summary>
    internal static void TimeOut(FunctionScript function, int from, int count, FunctionMetric lowest, float? errors = null)
    {
        for (var metric = lowest; metric <= FunctionMetric.DurationMaximum; metric++) function.Set(metric, from, count, Timeout);
        function.Set(FunctionMetric.Errors, from, count, errors ?? function.Values[FunctionMetric.Invocations][from]);
    }

    private static double Value(Finding finding, string name) => finding.Evidence.More.Single(measure => measure.Name == name).Value;
}
