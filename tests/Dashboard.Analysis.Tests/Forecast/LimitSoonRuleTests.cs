using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Forecast;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Forecast;

public sealed class LimitSoonRuleTests
{
    [Fact]
    public void A_clear_rise_of_claimed_concurrency_is_found()
    {
        var finding = Assert.Single(Analyze(Rising(400, 700)));

        Assert.Equal((Pattern.LimitSoon, Finding.Account, ""), (finding.Pattern, finding.Slot, finding.Function));
        Assert.Equal(1000, finding.Evidence.Threshold.Value);
        Assert.Equal(29, finding.Evidence.More[0].Value, 1.0);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(499, false)]
    public void Half_of_the_limit_must_be_claimed(float to, bool isFound) => Assert.Equal(isFound, Analyze(Rising(to - 300, to)).Length == 1);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 0)]
    public void At_the_limit_it_is_silent_only_when_requests_are_rejected(float throttles, int findings)
    {
        var script = Rising(600, 1000);
        script.Set(AccountMetric.Throttles, 178, 2, throttles);

        Assert.Equal(findings, Analyze(script).Length);
    }

    [Fact]
    public void Without_the_limit_nothing_is_said()
    {
        var script = Rising(400, 700);
        script.Limits = null;

        Assert.Empty(Analyze(script));
        Assert.IsType<ExhaustionForecast.NotEnoughHistory>(AccountForecast.Of(script.Case).Outcome);
    }

    [Fact]
    public void The_forecast_for_show_tells_of_slow_rises_that_are_no_finding()
    {
        var script = Rising(500, 520);

        var forecast = AccountForecast.Of(script.Case);

        Assert.Empty(Analyze(script));
        Assert.True(Assert.IsType<ExhaustionForecast.Reaches>(forecast.Outcome).Likely > 600);
        Assert.Equal(AccountScript.FirstMinute + 179, forecast.Newest);
        Assert.Equal(1000, forecast.Limit);
    }

    private static AccountScript Rising(float from, float to)
    {
        var script = new AccountScript();
        script.Fill(AccountMetric.ClaimedAccountConcurrency, from).Fill(AccountMetric.Throttles, 0);
        for (var i = 0; i < 30; i++) script.Set(AccountMetric.ClaimedAccountConcurrency, 150 + i, 1, from + (to - from) * i / 29);
        return script;
    }

    private static System.Collections.Immutable.ImmutableArray<Finding> Analyze(AccountScript script) => script.Analyze(CapacityRules.Functions, CapacityRules.Account);
}
