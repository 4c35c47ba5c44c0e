using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;
using Dashboard.Analysis.Throttling;

namespace Dashboard.Analysis.Tests.Throttling;

public sealed class ThrottlingRuleTests
{
    [Fact]
    public void Minutes_of_one_cause_are_one_finding_with_its_ranges_sum_and_worst_numbers()
    {
        var finding = Assert.Single(Find(Sync, f => f.Throttle(50, 100, 20).Throttle(52, 300, 22).Throttle(90, 50, 20)));
        Assert.Equal(Pattern.ReservedCap, finding.Pattern);
        Assert.Equal([Range(50, 52), Range(90, 90)], finding.Minutes);
        Assert.Equal(450, finding.Requests);
        Assert.Equal((22, 20), (finding.Evidence.Observed.Value, finding.Evidence.Threshold.Value));
        Assert.Equal(450.0 / (450 + 1800), finding.Evidence.More[0].Value, 6);
        Assert.False(finding.IsProvisional);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void A_pause_of_two_minutes_does_not_end_an_episode(int pause, int ranges) =>
        Assert.Equal(ranges, Assert.Single(Find(Sync, f => f.Throttle(50, 100, 20).Throttle(51 + pause, 100, 20))).Minutes.Length);

    [Theory]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public void A_tenth_of_undecided_requests_is_left_aside(float undecided, int findings) =>
        Assert.Equal(findings, Find(Sync, f => f.Throttle(50, 1000 - undecided, 20).Throttle(60, undecided, 5)).Count);

    [Fact]
    public void Harm_goes_by_who_was_rejected_and_not_by_how_many()
    {
        Assert.Equal(Harm.Rejected, Harmed(Sync));
        Assert.Equal(Harm.Retried, Harmed(Sync, f => f.Fill(FunctionMetric.AsyncEventsReceived, 600).Fill(FunctionMetric.AsyncEventsDropped, 0)));
        Assert.Equal(Harm.Lost, Harmed(Sync, f => f.Fill(FunctionMetric.AsyncEventsReceived, 600).Set(FunctionMetric.AsyncEventsDropped, 60, 3)));
        Assert.Equal(Harm.Retried, Harmed(Sync, f => f.Fill(FunctionMetric.AsyncEventsReceived, 600).Set(FunctionMetric.AsyncEventsDropped, 40, 3)));
        Assert.Equal(Harm.BackingUp, Harmed(c => Sync(c) with { EventSources = [new("1", "arn:aws:sqs:eu-west-1:1:q", "Enabled", 10, null)] }));
        Assert.Equal(Harm.BackingUp, Harmed(c => Sync(c) with { EventSources = [new("1", "arn:aws:kinesis:eu-west-1:1:stream/s", "Enabled", 10, null)] }));
    }

    [Fact]
    public void A_declared_limiter_that_limits_does_what_it_is_meant_to()
    {
        Assert.Equal(Harm.Intended, Harmed(Sync, declared: true));
        var pool = new AccountScript { IntendedLimiters = ["f"] }.Fill(AccountMetric.ClaimedAccountConcurrency, 1000).Fill(AccountMetric.ConcurrentExecutions, 990);
        pool.Add("f").Run(0, 180, 600, 1000).Throttle(50, 10, 20);
        Assert.Equal(Harm.Rejected, Assert.Single(pool.Examine(new ThrottlingRule())).Harm);
    }

    [Fact]
    public void More_running_than_a_lowered_reservation_allows_is_said()
    {
        Assert.Contains("lowered", Assert.Single(Find(c => c with { Reserved = ReservedConcurrency.Of(1) }, f => f.Throttle(50, 10, 19))).Note, StringComparison.Ordinal);
        Assert.Null(Assert.Single(Find(c => c with { Reserved = ReservedConcurrency.Of(19) }, f => f.Throttle(50, 10, 19))).Note);
    }

    [Fact]
    public void What_holds_for_most_requests_is_how_sure_the_finding_is()
    {
        Assert.Equal(Confidence.Proved, Assert.Single(Find(Sync, f => f.Throttle(50, 100, 20).Throttle(51, 99, float.NaN))).Confidence);
        Assert.Equal(Confidence.Likely, Assert.Single(Find(Sync, f => f.Throttle(50, 100, 20).Throttle(51, 101, float.NaN))).Confidence);
    }

    private static FunctionConfiguration Sync(FunctionConfiguration c) => c with { Reserved = ReservedConcurrency.Of(20) };

    private static MinuteRange Range(int first, int last) => new(AccountScript.FirstMinute + first, AccountScript.FirstMinute + last);

    private static Harm Harmed(Func<FunctionConfiguration, FunctionConfiguration> configure, Action<FunctionScript>? write = null, bool declared = false) =>
        Assert.Single(Find(configure, f =>
        {
            f.Throttle(50, 100, 20);
            write?.Invoke(f);
        }, declared)).Harm;

    private static List<Finding> Find(Func<FunctionConfiguration, FunctionConfiguration> configure, Action<FunctionScript> write, bool declared = false)
    {
        var account = new AccountScript
        {
            IntendedLimiters = declared ? ["f"] : [],
            LimitHistory = new() { FirstRead = LimitHistory.Empty.FirstRead.Add("f", AccountScript.FirstMinute) },
        }.Fill(AccountMetric.ClaimedAccountConcurrency, 500).Fill(AccountMetric.ConcurrentExecutions, 400);
        write(account.Add("f", configure).Run(0, 180, 600, 1000, concurrency: 5));
        return account.Examine(new ThrottlingRule());
    }
}
