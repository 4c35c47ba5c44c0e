using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Latency;

public sealed class NearTimeoutRuleTests
{
    private const float Timeout = 30_000;
    private readonly NearTimeoutRule _rule = new();

    [Theory]
    [InlineData(0.799f, false)]
    [InlineData(0.8f, true)]
    [InlineData(0.801f, true)]
    [InlineData(1.15f, false)]
    public void The_maximum_of_quiet_minutes_must_be_close(float share, bool isFound) =>
        Assert.Equal(isFound, Found(99, FunctionMetric.DurationMaximum, share * Timeout, 10));

    [Theory]
    [InlineData(0.799f, false)]
    [InlineData(0.8f, true)]
    [InlineData(0.801f, true)]
    public void The_99th_percentile_of_busy_minutes_must_be_close(float share, bool isFound) =>
        Assert.Equal(isFound, Found(100, FunctionMetric.DurationP99, share * Timeout, 10));

    [Fact]
    public void The_maximum_of_busy_minutes_does_not_count() => Assert.False(Found(100, FunctionMetric.DurationMaximum, 0.9f * Timeout, 10));

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void It_takes_several_minutes(int minutes, bool isFound) =>
        Assert.Equal(isFound, Found(50, FunctionMetric.DurationMaximum, 0.9f * Timeout, minutes));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Once_there_are_timeouts_near_is_not_the_word(int minutes, bool isFound)
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, 50, 200).Set(FunctionMetric.DurationMaximum, 50, 10, 0.9f * Timeout)
            .Set(FunctionMetric.DurationMaximum, 100, minutes, Timeout).Set(FunctionMetric.Errors, 100, minutes, 1);
        Assert.Equal(isFound, account.Examine(_rule).Count == 1);
    }

    [Fact]
    public void Minutes_that_are_missing_do_not_count()
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, 50, 200).Set(FunctionMetric.DurationMaximum, 100, 8, 0.9f * Timeout);
        function.Set(FunctionMetric.Invocations, 102, 4, float.NaN);
        Assert.Empty(account.Examine(_rule));
    }

    [Fact]
    public void Nobody_is_harmed_yet()
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, 50, 200).Set(FunctionMetric.DurationMaximum, 100, 8, 0.9f * Timeout);
        var finding = Assert.Single(account.Examine(_rule));
        Assert.Equal((Pattern.NearTimeout, Harm.AtRisk), (finding.Pattern, finding.Harm));
        Assert.Equal((27_000, 30_000), (finding.Evidence.Observed.Value, finding.Evidence.Threshold.Value));
    }

    private bool Found(int perMinute, FunctionMetric metric, float milliseconds, int minutes)
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, perMinute, 200).Set(metric, 100, minutes, milliseconds);
        if (metric == FunctionMetric.DurationP99) function.Set(FunctionMetric.DurationMaximum, 100, minutes, milliseconds);
        return account.Examine(_rule).Count == 1;
    }
}
