using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;
using Dashboard.Analysis.Throttling;

namespace Dashboard.Analysis.Tests.Throttling;

public sealed class StarvedPoolRuleTests
{
    [Fact]
    public void The_one_with_the_greatest_excess_over_its_usual_ate_the_pool_and_not_the_largest()
    {
        var account = Starved();
        account.Add("always-large").Run(0, 180, 6000, 3000, concurrency: 300).Throttle(100, 10, 310);
        account.Add("culprit").Run(0, 180, 60, 1000, concurrency: 5).Throttle(100, 10, 255);
        account.Add("grew-a-little").Run(0, 180, 600, 1000, concurrency: 50).Throttle(100, 10, 100);
        account.Add("reserved", c => c with { Reserved = ReservedConcurrency.Of(400) }).Run(0, 100, 600, 1000, concurrency: 5).Run(100, 80, 6000, 1000, concurrency: 400);
        var finding = Pool(account);
        Assert.Equal(["culprit", "grew-a-little", "always-large"], finding.Culprits.Select(c => c.Function));
        Assert.Equal((5, 255, 250), (finding.Culprits[0].Usual, finding.Culprits[0].Peak, finding.Culprits[0].Excess));
        Assert.Equal(250.0 / 310, finding.Culprits[0].Share, 6);
        Assert.Equal(30, finding.Requests);
        Assert.Equal(3, finding.Evidence.More[0].Value);
    }

    [Fact]
    public void An_idle_minute_counts_as_none_in_what_is_usual_and_an_unknown_one_does_not_count()
    {
        var account = Starved();
        account.Add("burst").Run(0, 90, 0, 0).Throttle(100, 10, 200);
        account.Add("unknown-before").Throttle(100, 10, 150);
        Assert.Equal([("burst", 0.0), ("unknown-before", 0.0)], Pool(account).Culprits.Select(c => (c.Function, c.Usual)));
    }

    [Fact]
    public void What_stood_idle_is_named_where_the_pool_was_claimed_and_not_used()
    {
        var account = Starved(running: 300);
        account.Add("victim").Run(0, 180, 600, 1000, concurrency: 40).Throttle(100, 10, 200);
        account.Add("idle", c => c with { Reserved = ReservedConcurrency.Of(400) }).Run(0, 180, 6, 100, concurrency: 3);
        account.Add("idle-too", c => c with { Reserved = ReservedConcurrency.Of(200) }).Run(0, 180, 6, 100, concurrency: 1);
        account.Add("full", c => c with { Reserved = ReservedConcurrency.Of(50) }).Run(0, 180, 6000, 500, concurrency: 50);
        var finding = Pool(account);
        Assert.Equal(Pattern.PoolClaimedIdle, finding.Pattern);
        Assert.Equal("Meanwhile idle used 3 of 400 reserved, idle-too used 1 of 200 reserved.", finding.Note);
        Assert.Equal(700, finding.Evidence.More[1].Value);
    }

    [Fact]
    public void A_pool_that_was_not_starved_has_no_finding()
    {
        var account = new AccountScript().Fill(AccountMetric.ClaimedAccountConcurrency, 500).Fill(AccountMetric.ConcurrentExecutions, 400);
        account.Add("f", c => c with { Reserved = ReservedConcurrency.Of(20) }).Run(0, 180, 600, 1000, concurrency: 5).Throttle(100, 10, 20);
        Assert.DoesNotContain(account.Analyze(ThrottlingRules.Functions, ThrottlingRules.Account), finding => finding.Slot == Finding.Account);
    }

    private static AccountScript Starved(float running = 990) => new AccountScript()
        .Fill(AccountMetric.ClaimedAccountConcurrency, 500).Set(AccountMetric.ClaimedAccountConcurrency, 100, 1, 1000)
        .Fill(AccountMetric.ConcurrentExecutions, 400).Set(AccountMetric.ConcurrentExecutions, 100, 1, running);

    private static Finding Pool(AccountScript account) =>
        Assert.Single(account.Analyze(ThrottlingRules.Functions, ThrottlingRules.Account), finding => finding.Slot == Finding.Account);
}
