using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;
using Dashboard.Analysis.Throttling;

namespace Dashboard.Analysis.Tests.Throttling;

public sealed class ThrottleVerdictsTests
{
    private const int At = 100;

    [Theory]
    [InlineData(20, Pattern.ReservedCap, Confidence.Proved)]
    [InlineData(25, Pattern.ReservedCap, Confidence.Proved)]
    [InlineData(19, Pattern.ThrottledUndecided, Confidence.Possible)]
    public void A_reservation_that_was_reached_is_the_cause(float peak, Pattern cause, Confidence confidence)
    {
        var verdict = Judge(Account(), Reserve(20), f => f.Throttle(At, 300, peak: peak));
        Assert.Equal((cause, confidence), (verdict.Cause, verdict.Confidence));
        Assert.Equal((peak, 20), (verdict.Observed.Value, verdict.Threshold.Value));
    }

    [Theory]
    [InlineData(97, Confidence.Likely, Pattern.ReservedCap)]
    [InlineData(96, Confidence.Possible, Pattern.ThrottledUndecided)]
    public void A_reservation_reached_but_for_a_few_is_the_likely_cause(float peak, Confidence confidence, Pattern cause)
    {
        var verdict = Judge(Account(), Reserve(100), f => f.Throttle(At, 300, peak: peak));
        Assert.Equal((cause, confidence), (verdict.Cause, verdict.Confidence));
    }

    [Fact]
    public void A_reservation_of_0_is_the_cause_whatever_the_pool()
    {
        var verdict = Judge(Account(claimed: 1000), Reserve(0), f => f.Throttle(At, 300, peak: float.NaN, invocations: 0));
        Assert.Equal((Pattern.TurnedOff, Confidence.Proved, 0, 0), (verdict.Cause, verdict.Confidence, verdict.Observed.Value, verdict.Threshold.Value));
    }

    [Fact]
    public void Provisioned_concurrency_that_fills_the_reservation_leaves_no_room_for_other_versions()
    {
        var verdict = Judge(Account(), c => Provision(20)(Reserve(20)(c)), f => f.Throttle(At, 30, peak: 3));
        Assert.Equal((Pattern.ProvisionedFillsReservation, 20, 20), (verdict.Cause, verdict.Observed.Value, verdict.Threshold.Value));
    }

    [Theory]
    [InlineData(9, Pattern.ThrottledUndecided)]
    [InlineData(10, Pattern.ReservedCap)]
    public void Of_a_reservation_only_what_is_not_provisioned_can_run_on_demand(float onDemand, Pattern cause)
    {
        var verdict = Judge(Account(), c => Provision(10)(Reserve(20)(c)), f => f.Throttle(At, 30, peak: onDemand).Set(FunctionMetric.ProvisionedConcurrentExecutions, At, 0));
        Assert.Equal(cause, verdict.Cause);
    }

    [Theory]
    [InlineData(1000, 900, Pattern.PoolUsed, Confidence.Proved)]
    [InlineData(1000, 801, Pattern.PoolUsed, Confidence.Proved)]
    [InlineData(1000, 800, Pattern.PoolClaimedIdle, Confidence.Proved)]
    [InlineData(1000, 200, Pattern.PoolClaimedIdle, Confidence.Proved)]
    [InlineData(970, 900, Pattern.PoolUsed, Confidence.Likely)]
    [InlineData(969, 900, Pattern.ThrottledUndecided, Confidence.Possible)]
    public void An_exhausted_pool_is_split_by_how_much_of_it_stood_idle(float claimed, float running, Pattern cause, Confidence confidence)
    {
        var verdict = Judge(Account(claimed, running), null, f => f.Throttle(At, 30, peak: 40));
        Assert.Equal((cause, confidence), (verdict.Cause, verdict.Confidence));
        if (cause != Pattern.ThrottledUndecided) Assert.Equal((claimed, 1000), (verdict.Observed.Value, verdict.Threshold.Value));
    }

    [Fact]
    public void A_function_with_a_reservation_does_not_draw_on_the_pool()
    {
        var verdict = Judge(Account(claimed: 1000), Reserve(50), f => f.Throttle(At, 30, peak: 10));
        Assert.Equal(Pattern.ThrottledUndecided, verdict.Cause);
    }

    [Theory]
    [InlineData(999, 800, Pattern.ThrottledUndecided, Confidence.Possible)]
    [InlineData(1000, 100, Pattern.ScalingRate, Confidence.Likely)]
    [InlineData(1000, 99, Pattern.ScalingRate, Confidence.Possible)]
    public void The_scaling_rate_takes_a_thousand_busy_environments(float peak, float milliseconds, Pattern cause, Confidence confidence)
    {
        var account = Account(claimed: 3000);
        account.Limits = new(10_000, 9_000);
        var verdict = Judge(account, null, f => f.Throttle(At, 30, peak: peak, milliseconds: milliseconds));
        Assert.Equal((cause, confidence), (verdict.Cause, verdict.Confidence));
    }

    [Theory]
    [InlineData(5, 4, Pattern.RequestRate, Confidence.Likely)]
    [InlineData(20, 4, Pattern.RequestRate, Confidence.Likely)]
    [InlineData(5, 100, Pattern.ThrottledUndecided, Confidence.Possible)]
    public void More_than_ten_short_requests_a_second_for_each_unit_hit_the_request_rate(float peak, float milliseconds, Pattern cause, Confidence confidence)
    {
        // 200 a second are allowed; 12,000 in a minute.
        var verdict = Judge(Account(), Reserve(20), f => f.Throttle(At, 3000, peak: peak, invocations: 12_000, milliseconds: milliseconds));
        Assert.Equal((cause, confidence), (verdict.Cause, verdict.Confidence));
        if (cause == Pattern.RequestRate) Assert.Equal((250, 200), (verdict.Observed.Value, verdict.Threshold.Value));
    }

    [Theory]
    [InlineData(10_800, Confidence.Likely)]
    [InlineData(10_799, Confidence.Possible)]
    public void Below_nine_tenths_of_the_rate_a_burst_within_the_minute_is_possible(float requests, Confidence confidence)
    {
        var verdict = Judge(Account(), Reserve(20), f => f.Throttle(At, 10, peak: 5, invocations: requests - 10, milliseconds: 4));
        Assert.Equal((Pattern.RequestRate, confidence), (verdict.Cause, verdict.Confidence));
    }

    [Fact]
    public void Asynchronous_events_know_no_request_rate()
    {
        var verdict = Judge(Account(), Reserve(20), f => f.Throttle(At, 3000, peak: 5, invocations: 12_000, milliseconds: 4).Fill(FunctionMetric.AsyncEventsReceived, 12_000));
        Assert.Equal(Pattern.ThrottledUndecided, verdict.Cause);
    }

    [Fact]
    public void Functions_without_a_reservation_share_the_rate_of_the_unreserved_pool()
    {
        var account = Account(claimed: 500).Fill(AccountMetric.Invocations, 530_000).Fill(AccountMetric.Throttles, 20_000);
        var verdict = Judge(account, null, f => f.Throttle(At, 3000, peak: 50, invocations: 90_000, milliseconds: 10));
        Assert.Equal(Pattern.RequestRate, verdict.Cause);
        Assert.Equal(9000, verdict.Threshold.Value);
    }

    [Fact]
    public void Invocations_that_began_earlier_and_take_long_still_fill_the_reservation()
    {
        var verdict = Judge(Account(), Reserve(10), f => f
            .Run(At - 2, 1, 10, 150_000, concurrency: 10).Set(FunctionMetric.DurationMaximum, At - 2, 150_000)
            .Throttle(At, 30, peak: float.NaN, invocations: 0));
        Assert.Equal((Pattern.ReservedCap, Confidence.Likely, 10), (verdict.Cause, verdict.Confidence, verdict.Observed.Value));
    }

    [Fact]
    public void Short_invocations_of_earlier_minutes_do_not()
    {
        var verdict = Judge(Account(), Reserve(10), f => f.Run(At - 2, 1, 10, 300, concurrency: 10).Throttle(At, 30, peak: float.NaN, invocations: 0));
        Assert.Equal(Pattern.ThrottledUndecided, verdict.Cause);
    }

    [Fact]
    public void Where_nothing_ran_although_the_pool_had_room_the_function_may_have_been_turned_off()
    {
        var verdict = Judge(Account(), null, f => f.Throttle(At, 30, peak: float.NaN, invocations: 0));
        Assert.Equal((Pattern.TurnedOff, Confidence.Possible), (verdict.Cause, verdict.Confidence));
    }

    [Fact]
    public void A_minute_between_two_readings_is_explained_by_the_limit_that_fits_it()
    {
        var account = Account();
        var minute = AccountScript.FirstMinute + At;
        account.LimitHistory = History(firstRead: minute - 90, new Replaced<OwnLimits>(new(ReservedConcurrency.Of(20), 0), minute - 5, minute + 5));
        var verdict = Judge(account, Reserve(80), f => f.Throttle(At, 30, peak: 20));
        Assert.Equal((Pattern.ReservedCap, Confidence.Likely, 20), (verdict.Cause, verdict.Confidence, verdict.Threshold.Value));
    }

    [Fact]
    public void A_minute_is_judged_by_the_limit_of_its_time()
    {
        var account = Account();
        var minute = AccountScript.FirstMinute + At;
        account.LimitHistory = History(firstRead: minute - 90, new Replaced<OwnLimits>(new(ReservedConcurrency.Of(0), 0), minute + 2, minute + 5));
        var verdict = Judge(account, null, f => f.Throttle(At, 30, peak: float.NaN, invocations: 0));
        Assert.Equal((Pattern.TurnedOff, Confidence.Proved), (verdict.Cause, verdict.Confidence));
    }

    [Fact]
    public void Before_the_limits_were_first_read_nothing_is_proved_and_a_limit_that_was_exceeded_was_another()
    {
        Assert.Equal(Confidence.Likely, Judge(Account(), Reserve(20), f => f.Throttle(At, 30, peak: 20), isConfirmed: false).Confidence);
        Assert.Equal(Pattern.ThrottledUndecided, Judge(Account(), Reserve(20), f => f.Throttle(At, 30, peak: 21), isConfirmed: false).Cause);
    }

    [Fact]
    public void With_an_unknown_reservation_only_the_pool_and_the_scaling_rate_can_be_told()
    {
        static FunctionConfiguration Unknown(FunctionConfiguration c) => c with { Reserved = ReservedConcurrency.Unknown };
        Assert.Equal((Pattern.PoolUsed, Confidence.Likely), Both(Judge(Account(claimed: 1000, running: 950), Unknown, f => f.Throttle(At, 30, peak: 20))));
        Assert.Equal(Pattern.ThrottledUndecided, Judge(Account(), Unknown, f => f.Throttle(At, 30, peak: 20)).Cause);
    }

    [Fact]
    public void With_an_unknown_account_limit_the_pool_is_not_blamed()
    {
        var account = Account(claimed: 1000);
        account.Limits = null;
        Assert.Equal(Pattern.ThrottledUndecided, Judge(account, null, f => f.Throttle(At, 30, peak: 20)).Cause);
    }

    [Fact]
    public void A_missing_maximum_is_taken_from_the_minute_beside_and_a_contradicting_one_is_not()
    {
        Assert.Equal([Pattern.ReservedCap, Pattern.ReservedCap], Two(float.NaN));
        Assert.Equal([Pattern.ReservedCap, Pattern.ThrottledUndecided], Two(7));

        static IEnumerable<Pattern> Two(float second)
        {
            var account = Account();
            account.Add("f", Reserve(20)).Run(0, 180, 600, 1000, concurrency: 5).Throttle(At, 30, peak: 20).Throttle(At + 2, 30, peak: second);
            Confirm(account);
            return ThrottleVerdicts.Of(account.Function()).Select(verdict => verdict.Cause);
        }
    }

    [Fact]
    public void A_revised_minute_changes_its_verdict()
    {
        Assert.Equal(Pattern.ThrottledUndecided, Judge(Account(), Reserve(20), f => f.Throttle(At, 30, peak: 7)).Cause);
        Assert.Equal(Pattern.ReservedCap, Judge(Account(), Reserve(20), f => f.Throttle(At, 30, peak: 7).Set(FunctionMetric.ConcurrentExecutions, At, 20)).Cause);
    }

    [Theory]
    [InlineData(79, false)]
    [InlineData(80, true)]
    public void A_minute_that_may_still_change_gives_a_provisional_verdict(int unsettled, bool isProvisional)
    {
        var account = new AccountScript { Unsettled = unsettled }.Fill(AccountMetric.ClaimedAccountConcurrency, 500);
        Assert.Equal(isProvisional, Judge(account, Reserve(20), f => f.Throttle(At, 30, peak: 20)).IsProvisional);
    }

    [Fact]
    public void Without_throttles_there_is_no_verdict()
    {
        var account = Account(claimed: 1000);
        account.Add("f").Run(0, 180, 600, 100, concurrency: 1000);
        account.Add("unknown");
        Assert.Empty(ThrottleVerdicts.Of(account.Function(0)));
        Assert.Empty(ThrottleVerdicts.Of(account.Function(1)));
    }

    private static (Pattern, Confidence) Both(ThrottleVerdict verdict) => (verdict.Cause, verdict.Confidence);

    private static AccountScript Account(float claimed = 500, float running = 400) =>
        new AccountScript().Fill(AccountMetric.ClaimedAccountConcurrency, claimed).Fill(AccountMetric.ConcurrentExecutions, running).Fill(AccountMetric.DurationMaximum, 900);

    private static Func<FunctionConfiguration, FunctionConfiguration> Reserve(int value) => c => c with { Reserved = ReservedConcurrency.Of(value) };

    private static Func<FunctionConfiguration, FunctionConfiguration> Provision(int value) => c => c with { Provisioned = [new("live", value, value, value, "READY", null)] };

    private static LimitHistory History(long firstRead, params Replaced<OwnLimits>[] formers) => new()
    {
        Functions = LimitHistory.Empty.Functions.Add("f", [.. formers]),
        FirstRead = LimitHistory.Empty.FirstRead.Add("f", firstRead),
    };

    private static void Confirm(AccountScript account)
    {
        if (account.LimitHistory.FirstRead.IsEmpty) account.LimitHistory = History(AccountScript.FirstMinute);
    }

    private static ThrottleVerdict Judge(
        AccountScript account, Func<FunctionConfiguration, FunctionConfiguration>? configure, Action<FunctionScript> write, bool isConfirmed = true)
    {
        var function = account.Add("f", configure).Run(0, 180, 600, 1000, concurrency: 1);
        write(function);
        if (isConfirmed) Confirm(account);
        return Assert.Single(ThrottleVerdicts.Of(account.Function()));
    }
}
