using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Provisioned;
using Dashboard.Analysis.Tests.Capacity;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Provisioned;

public sealed class ProvisionedRulesTests
{
    private const int Week = 168;

    [Theory]
    [InlineData(2, 60, false)]
    [InlineData(3, 60, true)]
    [InlineData(3, 6, true)]
    [InlineData(3, 5, false)]
    public void Spillover_of_one_in_a_hundred_for_three_minutes_is_too_little_provisioned(int minutes, float spilled, bool isFound)
    {
        var account = Account(f => f.Fill(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, 0).Set(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, 100, minutes, spilled));
        var finding = Of(account, Pattern.ProvisionedTooSmall);
        Assert.Equal(isFound, finding is not null);
        if (finding is null) return;
        Assert.Equal((Confidence.Proved, Harm.Slower, (long)(minutes * spilled), "live"), (finding.Confidence, finding.Harm, finding.Requests, finding.Subject));
    }

    [Theory]
    [InlineData(9, 1f, false)]
    [InlineData(10, 1f, true)]
    [InlineData(10, 0.99f, false)]
    public void None_left_for_ten_minutes_is_at_risk_where_spillover_is_not_known(int minutes, float utilization, bool isFound)
    {
        var account = Account(f => f.Set(FunctionMetric.ProvisionedConcurrencyUtilization, 100, minutes, utilization));
        Assert.Equal(isFound, Of(account, Pattern.ProvisionedTooSmall)?.Harm == Harm.AtRisk);
    }

    [Theory]
    [InlineData(0.59f, Week, true)]
    [InlineData(0.61f, Week, false)]
    [InlineData(0.59f, 72, true)]
    [InlineData(0.59f, 71, false)]
    public void Below_the_break_even_for_three_days_it_costs_more_than_on_demand(float utilization, int hours, bool isFound)
    {
        var account = Account(_ => { });
        account.Usage = new UsageScript(hours).Run("f", 0, hours, 10).Set("f", UsageMetric.ProvisionedUtilization, 0, hours, utilization).Build();
        var finding = Of(account, Pattern.ProvisionedTooLarge);
        Assert.Equal(isFound, finding is not null);
        if (finding is null) return;
        Assert.Equal(0.6, finding.Evidence.Threshold.Value, 3);
        Assert.Equal(utilization, finding.Evidence.Observed.Value, 3);
        Assert.Equal(20 * (1 - 0.59) * 10.80, finding.Evidence.More[0].Value, 1);
    }

    [Fact]
    public void Hours_that_nobody_read_are_no_evidence_of_idleness()
    {
        var account = Account(_ => { });
        account.Usage = new UsageScript(Week).Run("f", 0, 40, 10).Set("f", UsageMetric.ProvisionedUtilization, 0, 40, 0.1f).Build();
        Assert.Null(Of(account, Pattern.ProvisionedTooLarge));
        account.Usage = new UsageScript(Week).Set("f", UsageMetric.Invocations, 0, Week, 0).Build();
        Assert.NotNull(Of(account, Pattern.ProvisionedTooLarge));
    }

    [Theory]
    [InlineData(70.0, Harm.AtRisk)]
    [InlineData(1.01, Harm.AtRisk)]
    [InlineData(0.95, Harm.Advice)]
    [InlineData(0.05, Harm.Advice)]
    [InlineData(0.9, null)]
    [InlineData(0.1, null)]
    public void A_target_is_a_fraction_from_a_tenth_to_nine_tenths(double target, Harm? harm)
    {
        var finding = Of(Account(_ => { }, Scaling(target)), Pattern.ScalingTargetIsPercentage);
        Assert.Equal(harm, finding?.Harm);
        if (target == 70) Assert.Contains("0.7 is probably meant", finding!.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSUFFICIENT_DATA", 30, 20, true)]
    [InlineData("INSUFFICIENT_DATA", 29, 20, false)]
    [InlineData("OK", 300, 20, false)]
    [InlineData("INSUFFICIENT_DATA", 300, 2, false)]
    public void An_alarm_without_data_for_half_an_hour_keeps_scaled_out_concurrency_where_it_is(string state, int minutes, int allocated, bool isFound)
    {
        var account = Account(_ => { }, Scaling(0.7), allocated);
        var since = DateTimeOffset.UnixEpoch.AddMinutes(AccountScript.FirstMinute + 179 - minutes);
        account.Alarms = [new("TargetTracking-function:f:live-AlarmLow-1", state, since, true, "AWS/Lambda", "ProvisionedConcurrencyUtilization", [], "Average", 60, 3, null, 0.63, "LessThanThreshold", null, null)];
        Assert.Equal(isFound, Of(account, Pattern.ScalingAlarmStuck) is not null);
    }

    [Fact]
    public void Unknown_alarms_are_not_stuck() => Assert.Null(Of(Account(_ => { }, Scaling(0.7)), Pattern.ScalingAlarmStuck));

    [Theory]
    [InlineData(6, 12f, true)]
    [InlineData(6, 13f, false)]
    [InlineData(5, 2f, false)]
    public void Six_hours_under_three_tenths_of_the_peak_each_day_call_for_a_schedule(int quietHours, float quiet, bool isFound)
    {
        var account = Account(_ => { }, ImmutableArray<ProvisionedScaling>.Empty, allocated: 44);
        account.Usage = Days(quietHours, quiet);
        Assert.Equal(isFound, Of(account, Pattern.ScheduleMissing) is not null);
    }

    [Fact]
    public void What_follows_demand_already_needs_no_schedule()
    {
        var account = Account(_ => { }, Scaling(0.7), allocated: 44);
        account.Usage = Days(10, 2);
        Assert.Null(Of(account, Pattern.ScheduleMissing));
        var suspended = Account(_ => { }, [Scaling(0.7)[0] with { IsSuspended = true }], allocated: 44);
        suspended.Usage = Days(10, 2);
        Assert.NotNull(Of(suspended, Pattern.ScheduleMissing));
    }

    [Fact]
    public void A_function_without_provisioned_concurrency_has_no_such_findings()
    {
        var account = new AccountScript { Usage = Days(10, 2) };
        account.Add("f").Run(0, 180, 600, 100, concurrency: 40).Fill(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, 50);
        Assert.Empty(ProvisionedRules.Functions.SelectMany(rule => account.Examine(rule)));
    }

    private static UsageHistory Days(int quietHours, float quiet)
    {
        var usage = new UsageScript(Week);
        for (var hour = 0; hour < Week; hour++) usage.Run("f", hour, 1, (AccountScript.FirstMinute / 60 - Week + hour) % 24 < quietHours ? quiet : 40);
        return usage.Build();
    }

    private static ImmutableArray<ProvisionedScaling> Scaling(double target) => [new("live", 2, 40, false, "policy", target, [], [])];

    private static AccountScript Account(Action<FunctionScript> write, ImmutableArray<ProvisionedScaling>? scaling = null, int allocated = 20)
    {
        var account = new AccountScript();
        write(account.Add("f", c => c with { Provisioned = [new("live", allocated, allocated, allocated, "READY", null)], Scaling = scaling }).Run(0, 180, 600, 100, concurrency: 15));
        return account;
    }

    private static Finding? Of(AccountScript account, Pattern pattern) =>
        ProvisionedRules.Functions.SelectMany(rule => account.Examine(rule)).SingleOrDefault(finding => finding.Pattern == pattern);
}
