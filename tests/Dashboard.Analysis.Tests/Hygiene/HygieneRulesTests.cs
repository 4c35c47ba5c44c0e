using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Hygiene;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Hygiene;

public sealed class HygieneRulesTests
{
    [Theory]
    [InlineData(60, 3000, true)]
    [InlineData(60, 3001, false)]
    [InlineData(59, 100, false)]
    [InlineData(900, 45_000, true)]
    public void A_timeout_twenty_times_the_longest_invocation_is_far_from_it(int seconds, float longest, bool isFound) =>
        Assert.Equal(isFound, Of(Timeout(seconds, f => f.Fill(FunctionMetric.DurationMaximum, longest)), Pattern.TimeoutFarFromDuration) is not null);

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    public void The_longest_of_too_few_invocations_says_nothing(int minutes, bool isFound)
    {
        var account = new AccountScript();
        account.Add("f", c => c with { Timeout = TimeSpan.FromSeconds(300) }).Run(0, minutes, 10, 100);
        Assert.Equal(isFound, Of(account, Pattern.TimeoutFarFromDuration) is not null);
    }

    [Theory]
    [InlineData(29, "apigateway.amazonaws.com", false)]
    [InlineData(30, "apigateway.amazonaws.com", true)]
    [InlineData(30, "elasticloadbalancing.amazonaws.com", false)]
    public void Behind_an_API_a_timeout_above_29_seconds_outlives_the_caller(int seconds, string invoker, bool isFound) =>
        Assert.Equal(isFound, Of(Configured(c => c with { Timeout = TimeSpan.FromSeconds(seconds), Invokers = [invoker] }), Pattern.TimeoutAboveApiLimit) is not null);

    [Fact]
    public void Who_invokes_it_may_be_unknown() =>
        Assert.Null(Of(Configured(c => c with { Timeout = TimeSpan.FromSeconds(60), Invokers = null }), Pattern.TimeoutAboveApiLimit));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void One_subnet_is_one_zone(int subnets, bool isFound) => Assert.Equal(isFound, Of(
        Configured(c => c with { Vpc = new("vpc", [.. Enumerable.Range(0, subnets).Select(i => $"subnet-{i}")], ["sg"]) }), Pattern.SingleSubnet) is not null);

    [Theory]
    [InlineData("Active", null)]
    [InlineData(null, null)]
    [InlineData("Inactive", Harm.AtRisk)]
    [InlineData("Failed", Harm.AtRisk)]
    [InlineData("Pending", Harm.Advice)]
    public void A_function_that_cannot_be_invoked_is_told_with_its_reason(string? state, Harm? harm)
    {
        var finding = Of(Configured(c => c with { State = state, StateReasonCode = "Idle" }), Pattern.NotActive);
        Assert.Equal(harm, finding?.Harm);
        if (finding is not null) Assert.EndsWith("Reason: Idle.", finding.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_read_before_it_ran_says_nothing_of_now()
    {
        var account = new AccountScript();
        account.Add("f", c => c with { State = "Inactive" }).Run(170, 10, 10, 100);
        Assert.Null(Of(account, Pattern.NotActive));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Five_layers_are_all_there_can_be(int layers, bool isFound) =>
        Assert.Equal(isFound, Of(Configured(c => c with { Layers = [.. Enumerable.Range(0, layers).Select(i => $"arn:{i}")] }), Pattern.LayersAtLimit) is not null);

    [Theory]
    [InlineData(0, Harm.AtRisk)]
    [InlineData(1, Harm.Advice)]
    [InlineData(180, Harm.Advice)]
    [InlineData(181, null)]
    public void The_end_of_a_runtimes_support_is_told_half_a_year_ahead(int daysLeft, Harm? harm)
    {
        var today = DateOnly.FromDateTime(DateTimeOffset.UnixEpoch.AddMinutes(AccountScript.FirstMinute).UtcDateTime);
        var account = Configured(c => c with { Runtime = "ruby3.3" });
        var shift = RuntimeSupport.EndOf("ruby3.3")!.Value.DayNumber - daysLeft - today.DayNumber;
        var input = account.Input;
        var moved = input with { Minutes = new([.. input.Minutes.Columns.Select(column => MinuteColumn.Empty(column.Minute + shift * 1440L))], 0) };
        var findings = new List<Finding>();
        new DeprecatedRuntime().Examine(Dashboard.Analysis.Rules.FunctionCase.Of(new(moved), 0), findings);
        Assert.Equal(harm, findings.SingleOrDefault()?.Harm);
    }

    [Fact]
    public void A_runtime_nobody_knows_and_an_image_are_left_alone()
    {
        Assert.Null(Of(Configured(c => c with { Runtime = "cobol74" }), Pattern.Deprecated));
        Assert.Null(Of(Configured(c => c with { Runtime = null, PackageType = "Image" }), Pattern.Deprecated));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(499, true)]
    [InlineData(900, false)]
    [InlineData(901, true)]
    public void An_alarm_on_claimed_concurrency_fires_between_half_and_nine_tenths_of_the_limit(double threshold, bool isMissing) =>
        Assert.Equal(isMissing, IsMissing(Pattern.ClaimedAlarmMissing, Alarm("ClaimedAccountConcurrency", threshold)));

    [Fact]
    public void Alarms_that_do_not_help_do_not_count_and_the_nearest_is_named()
    {
        Assert.False(IsMissing(Pattern.ClaimedAlarmMissing, Alarm(null, 70) with { Expression = "claimed / SERVICE_QUOTA(x) * 100; claimed = Maximum of AWS/Lambda ClaimedAccountConcurrency" }));
        Assert.True(IsMissing(Pattern.ClaimedAlarmMissing, Alarm("ClaimedAccountConcurrency", 700) with { ActionsEnabled = false }));
        Assert.True(IsMissing(Pattern.ClaimedAlarmMissing, Alarm("ClaimedAccountConcurrency", 700) with { Comparison = "LessThanThreshold" }));
        var other = Findings(Alarm("ConcurrentExecutions", 800)).Single(finding => finding.Pattern == Pattern.ClaimedAlarmMissing);
        Assert.Contains("leaves out reserved", other.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Throttles_are_watched_by_one_alarm_for_all_or_one_for_each()
    {
        Assert.True(IsMissing(Pattern.ThrottleAlarmMissing));
        Assert.False(IsMissing(Pattern.ThrottleAlarmMissing, Alarm("Throttles", 0)));
        Assert.False(IsMissing(Pattern.ThrottleAlarmMissing, Alarm("Throttles", 0) with { Dimensions = [new("FunctionName", "f")] }));
        Assert.True(IsMissing(Pattern.ThrottleAlarmMissing, Alarm("Throttles", 0) with { Dimensions = [new("FunctionName", "other")] }));
        Assert.True(IsMissing(Pattern.ThrottleAlarmMissing, Alarm("Throttles", 0) with { ActionsEnabled = false }));
    }

    [Fact]
    public void Unknown_alarms_are_not_missing() => Assert.Empty(Configured(c => c).Analyze([], HygieneRules.Account));

    private static bool IsMissing(Pattern pattern, params ImmutableArray<MetricAlarm> alarms) => Findings(alarms).Any(finding => finding.Pattern == pattern);

    private static ImmutableArray<Finding> Findings(params ImmutableArray<MetricAlarm> alarms)
    {
        var account = Configured(c => c);
        account.Alarms = alarms;
        return account.Analyze([], HygieneRules.Account);
    }

    private static MetricAlarm Alarm(string? metric, double threshold) => new(
        "watch", "OK", null, true, metric is null ? null : "AWS/Lambda", metric, [], "Maximum", 60, 3, 2, threshold, "GreaterThanThreshold", null, null);

    private static AccountScript Timeout(int seconds, Action<FunctionScript> write)
    {
        var account = new AccountScript();
        write(account.Add("f", c => c with { Timeout = TimeSpan.FromSeconds(seconds) }).Run(0, 180, 60, 100));
        return account;
    }

    private static AccountScript Configured(Func<FunctionConfiguration, FunctionConfiguration> configure)
    {
        var account = new AccountScript();
        account.Add("f", configure);
        return account;
    }

    private static Finding? Of(AccountScript account, Pattern pattern) =>
        HygieneRules.Functions.SelectMany(rule => account.Examine(rule)).SingleOrDefault(finding => finding.Pattern == pattern);
}
