using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Capacity;

public sealed class StrandedReserveRuleTests
{
    private const string Name = "orders";

    [Fact]
    public void A_reservation_never_reached_can_be_given_back_down_to_the_peak_and_a_fifth()
    {
        var finding = Assert.Single(Examine(Script(reserved: 100, peak: 40)));

        Assert.Equal(Pattern.StrandedReserve, finding.Pattern);
        Assert.Equal(Harm.Wasted, finding.Harm);
        Assert.Equal(Confidence.Proved, finding.Confidence);
        Assert.Equal(40, finding.Evidence.Observed.Value);
        Assert.Equal(100, finding.Evidence.Threshold.Value);
        Assert.Equal(52, finding.Evidence.More[0].Value);
        Assert.Equal(4, finding.Evidence.More[^1].Value);
    }

    [Theory]
    [InlineData(100, 62, true)] // keeps 75
    [InlineData(100, 63, false)] // keeps 76
    [InlineData(40, 25, true)] // keeps 30
    [InlineData(40, 26, false)] // keeps 32
    [InlineData(100, 100, false)]
    [InlineData(12, 1, true)] // keeps 2, reclaims 10
    [InlineData(11, 1, false)] // reclaims 9
    [InlineData(0, 0, false)]
    public void What_is_left_must_be_worth_reclaiming(int reserved, float peak, bool isFound) =>
        Assert.Equal(isFound, Examine(Script(reserved, peak)).Count == 1);

    [Theory]
    [InlineData(71, false)]
    [InlineData(72, true)]
    public void Three_days_must_be_known(int known, bool isFound)
    {
        var script = Script(100, 5);
        script.Usage = new UsageScript(96).Run(Name, 0, known, 5).Build();

        Assert.Equal(isFound, Examine(script).Count == 1);
    }

    [Fact]
    public void A_peak_in_the_window_counts_although_the_hours_do_not_know_it_yet()
    {
        var script = Script(100, 5, window: 90);

        Assert.Empty(Examine(script));
    }

    [Fact]
    public void One_throttled_hour_shows_that_the_reservation_was_needed()
    {
        var script = Script(100, 5);
        script.Usage = new UsageScript(96).Run(Name, 0, 96, 5).Set(Name, UsageMetric.Throttles, 50, 1, 1).Build();

        Assert.Empty(Examine(script));
    }

    [Fact]
    public void Nothing_is_said_before_the_days_are_read()
    {
        var script = Script(100, 5);
        script.Usage = null;

        Assert.Empty(Examine(script));
    }

    [Fact]
    public void An_intended_limiter_is_left_alone()
    {
        var script = Script(100, 5);
        script.IntendedLimiters = [Name];

        Assert.Empty(Examine(script));
    }

    [Fact]
    public void What_provisioned_concurrency_and_event_sources_count_on_is_kept()
    {
        var script = new AccountScript { Usage = new UsageScript(96).Run(Name, 0, 96, 5).Build() };
        script.Add(Name, c => c with
        {
            Reserved = ReservedConcurrency.Of(100),
            Provisioned = [new("live", 30, 20, 20, "IN_PROGRESS", null)],
            EventSources = [new("a", "arn:aws:sqs:eu-west-1:1:q", "Enabled", 10, 20), new("b", "arn:aws:sqs:eu-west-1:1:r", "Enabled", 10, 25)],
        }).Run(0, 180, 60, 200);

        Assert.Equal(55, Assert.Single(Examine(script)).Evidence.More[0].Value);
    }

    [Fact]
    public void A_function_the_days_do_not_know_and_that_rests_is_possibly_stranded()
    {
        var script = new AccountScript { Usage = new UsageScript(96).Run("other", 0, 96, 5).Build() };
        script.Add(Name, c => c with { Reserved = ReservedConcurrency.Of(100) }).Run(0, 180, 0, 0);

        Assert.Equal(Confidence.Possible, Assert.Single(Examine(script)).Confidence);
    }

    [Fact]
    public void A_function_the_days_do_not_know_but_that_runs_is_simply_not_read_yet()
    {
        var script = new AccountScript { Usage = new UsageScript(96).Run("other", 0, 96, 5).Build() };
        script.Add(Name, c => c with { Reserved = ReservedConcurrency.Of(100) }).Run(0, 180, 60, 200);

        Assert.Empty(Examine(script));
    }

    [Theory]
    [InlineData(980, 1, Harm.AtRisk)]
    [InlineData(979, 1, Harm.Wasted)]
    [InlineData(980, 0, Harm.Wasted)]
    public void It_puts_others_at_risk_where_the_pool_was_starved(float claimed, float throttles, Harm harm)
    {
        var script = Script(100, 5);
        script.Set(AccountMetric.ClaimedAccountConcurrency, 100, 1, claimed).Set(AccountMetric.Throttles, 100, 1, throttles);

        Assert.Equal(harm, Assert.Single(Examine(script)).Harm);
    }

    private static AccountScript Script(int reserved, float peak, float window = 1)
    {
        var script = new AccountScript { Usage = new UsageScript(96).Run(Name, 0, 96, peak).Build() };
        script.Add(Name, c => c with { Reserved = ReservedConcurrency.Of(reserved) }).Run(0, 180, 60, 200, Math.Min(window, reserved));
        return script;
    }

    private static List<Finding> Examine(AccountScript script) => script.Examine(new StrandedReserveRule());
}
