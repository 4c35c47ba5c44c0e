using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Tests.Capacity;
using Dashboard.Analysis.Tests.Support;
using Dashboard.Analysis.Tests.Throttling;

namespace Dashboard.Analysis.Tests.Recommendations;

public sealed class RecommenderTests
{
    private const int Week = 168;

    [Theory]
    [InlineData(50, 51, 62)]
    [InlineData(50, 46, 56)]
    [InlineData(50, 45, null)]
    [InlineData(50, 37, null)]
    [InlineData(50, 36, 44)]
    public void A_reservation_is_a_fifth_above_the_peak_and_left_alone_within_a_tenth(int reserved, float peak, int? recommended)
    {
        var account = Account(peak);
        account.Add("f", Reserve(reserved)).Run(0, 180, 600, 1000, concurrency: peak);
        Assert.Equal(recommended, (int?)Find(account, RecommendationKind.Reserved)?.Then.Value);
    }

    [Fact]
    public void A_lower_reservation_takes_three_days_of_evidence()
    {
        var account = new AccountScript { Usage = new UsageScript(71).Run("f", 0, 71, 10).Build() };
        account.Add("f", Reserve(100)).Run(0, 180, 600, 1000, concurrency: 10);
        Assert.Null(Find(account, RecommendationKind.Reserved));
        account.Usage = new UsageScript(72).Run("f", 0, 72, 10).Build();
        var recommendation = Find(account, RecommendationKind.Reserved)!;
        Assert.Equal((12, 0m, 0m), ((int)recommendation.Then.Value, recommendation.MonthlyNow, recommendation.MonthlyThen));
        Assert.Contains("quota", recommendation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_odd_hour_of_a_week_does_not_set_the_value()
    {
        var account = new AccountScript { Usage = new UsageScript(Week).Run("f", 0, Week, 10).Run("f", 50, 1, 90).Build() };
        account.Add("f", Reserve(100)).Run(0, 180, 600, 1000, concurrency: 10);
        Assert.Equal(12, Find(account, RecommendationKind.Reserved)!.Then.Value);
    }

    [Fact]
    public void Where_throttling_cut_the_peak_off_demand_is_estimated_from_requests_and_duration()
    {
        var account = Account(20);
        account.Add("f", Reserve(20)).Run(0, 180, 600, 1000, concurrency: 20).Throttle(100, 1800, peak: 20, invocations: 1200, milliseconds: 1000);
        var recommendation = Find(account, RecommendationKind.Reserved)!;
        Assert.Equal(60, recommendation.Then.Value);
        Assert.Equal(50, recommendation.Basis.Single(measure => measure.Name.StartsWith("demand", StringComparison.Ordinal)).Value);
        Assert.Equal(50, recommendation.Basis.Single(measure => measure.Name.StartsWith("AWS", StringComparison.Ordinal)).Value);
        Assert.DoesNotContain(recommendation.Caveats, caveat => caveat.Contains("upper bound", StringComparison.Ordinal));
    }

    [Fact]
    public void Attempts_that_Lambda_repeats_make_demand_an_upper_bound()
    {
        var account = Account(20);
        account.Add("f", Reserve(20)).Run(0, 180, 600, 1000, concurrency: 20).Fill(FunctionMetric.AsyncEventsReceived, 600).Throttle(100, 1800, peak: 20, invocations: 1200);
        Assert.Contains(Find(account, RecommendationKind.Reserved)!.Caveats, caveat => caveat.Contains("upper bound", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(162, false)]
    [InlineData(161, true)]
    public void A_hundred_must_stay_unreserved(int unreserved, bool isRefused)
    {
        var account = Account(50);
        account.Limits = new(1000, unreserved);
        // 60 are wanted instead of 0, and 62 or 61 can be had.
        account.Fill(AccountMetric.ClaimedAccountConcurrency, 1000).Fill(AccountMetric.ConcurrentExecutions, 990);
        account.Add("f").Run(0, 180, 600, 1000, concurrency: 51).Throttle(100, 10, peak: 51);
        Assert.Equal(isRefused, Find(account, RecommendationKind.Reserved)!.Caveats.Any(caveat => caveat.StartsWith("It cannot be set now: at most 61", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_function_without_a_reservation_gets_one_only_when_the_pool_let_it_down()
    {
        var account = Account(50);
        account.Add("f").Run(0, 180, 600, 1000, concurrency: 50);
        Assert.Null(Find(account, RecommendationKind.Reserved));
    }

    [Fact]
    public void What_is_limited_on_purpose_is_left_alone()
    {
        var off = Account(20);
        off.Add("f", Reserve(0)).Run(0, 180, 0, 0).Throttle(100, 100, peak: float.NaN, invocations: 0);
        Assert.Null(Find(off, RecommendationKind.Reserved));
        var declared = Account(20);
        declared.IntendedLimiters = ["f"];
        declared.Add("f", Reserve(20)).Run(0, 180, 600, 1000, concurrency: 20).Throttle(100, 1800, peak: 20);
        Assert.Null(Find(declared, RecommendationKind.Reserved));
    }

    [Fact]
    public void Idle_provisioned_concurrency_is_cut_to_a_tenth_above_its_use_at_a_stated_saving()
    {
        var account = new AccountScript { Usage = new UsageScript(Week).Run("f", 0, Week, 10).Set("f", UsageMetric.ProvisionedUtilization, 0, Week, 0.1f).Build() };
        account.Add("f", Provision(100)).Run(0, 180, 600, 1000, concurrency: 10).Fill(FunctionMetric.ProvisionedConcurrentExecutions, 10);
        var recommendation = Find(account, RecommendationKind.Provisioned)!;
        Assert.Equal(11, recommendation.Then.Value);
        // 1 GB provisioned for 30 days: 2,592,000 s at $0.0000041667.
        Assert.Equal(1080.0086m, Math.Round(recommendation.MonthlyNow!.Value, 4));
        Assert.Equal(118.8010m, Math.Round(recommendation.MonthlyThen!.Value, 4));
    }

    [Fact]
    public void Provisioned_concurrency_that_spills_over_is_raised_above_the_peak()
    {
        var account = Account(40);
        account.Add("f", Provision(20)).Run(0, 180, 600, 1000, concurrency: 40).Fill(FunctionMetric.ProvisionedConcurrentExecutions, 20).Fill(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, 50);
        Assert.Equal(44, Find(account, RecommendationKind.Provisioned)!.Then.Value);
    }

    [Theory]
    [InlineData(70.0, "Write the target as a fraction: 0.7")]
    [InlineData(1.0, "Write the target as a fraction: 0.7")]
    [InlineData(0.9, null)]
    [InlineData(0.7, null)]
    public void A_target_that_nothing_can_reach_is_rewritten(double target, string? title)
    {
        var account = Account(10);
        account.Add("f", c => Provision(20)(c) with { Scaling = [new("live", 2, 40, false, "p", target, [], [])] }).Run(0, 180, 600, 1000, concurrency: 10).Fill(FunctionMetric.ProvisionedConcurrentExecutions, 10);
        var recommendation = Find(account, RecommendationKind.ProvisionedScaling);
        Assert.Equal(title, recommendation?.Title);
        if (title is not null) Assert.Equal(0.7, recommendation!.Then.Value);
    }

    [Fact]
    public void Demand_that_follows_the_clock_gets_a_schedule_that_costs_less()
    {
        var usage = new UsageScript(Week);
        for (var hour = 0; hour < Week; hour++) usage.Run("f", hour, 1, (AccountScript.FirstMinute / 60 - Week + hour) % 24 is >= 8 and < 18 ? 40 : 2);
        var account = new AccountScript { Usage = usage.Build() };
        account.Add("f", c => Provision(44)(c) with { Scaling = ImmutableArray<ProvisionedScaling>.Empty }).Run(0, 180, 600, 1000, concurrency: 40).Fill(FunctionMetric.ProvisionedConcurrentExecutions, 40);
        var recommendation = Find(account, RecommendationKind.ProvisionedSchedule)!;
        Assert.Equal("Provision 44 from 07:50 and 3 from 18:00 UTC", recommendation.Title);
        Assert.Equal((44 * 10 + 3 * 14) / 24.0 / 44, (double)(recommendation.MonthlyThen!.Value / recommendation.MonthlyNow!.Value), 6);
    }

    [Fact]
    public void A_starved_function_gets_sizes_to_test_with_the_cost_of_each()
    {
        var account = Account(10);
        var function = account.Add("f", c => c with { MemoryMegabytes = 128 }).Run(0, 180, 240, 4000, concurrency: 20);
        foreach (var metric in (FunctionMetric[])[FunctionMetric.DurationP50, FunctionMetric.DurationP95, FunctionMetric.DurationP99, FunctionMetric.DurationMaximum]) function.Fill(metric, 4000);
        var recommendation = Find(account, RecommendationKind.Memory)!;
        Assert.Equal([128, 256, 512, 1024, 1769], recommendation.Choices.Select(choice => choice.Value.Value));
        // 4 s at 128 MB: 0.5 GB-s at $0.0000166667, and $0.20 of requests; with one vCPU it takes 128/1769 of the time.
        Assert.Equal(8.53m, Math.Round(recommendation.Choices[0].PerMillion!.Value, 2));
        Assert.Equal(4000.0 * 128 / 1769, recommendation.Choices[^1].ExpectedDuration!.Value.Value, 3);
        // 3,600 an hour for 720 hours.
        Assert.Equal(Math.Round(8.533m * 3_600 * 720 / 1_000_000, 1), Math.Round(recommendation.MonthlyNow!.Value, 1));
    }

    [Theory]
    [InlineData(300, null, 3)]
    [InlineData(30, "apigateway.amazonaws.com", 3)]
    [InlineData(29, "apigateway.amazonaws.com", null)]
    public void A_timeout_far_above_what_is_needed_comes_down(int seconds, string? invoker, int? recommended)
    {
        var account = Account(5);
        account.Add("f", c => c with { Timeout = TimeSpan.FromSeconds(seconds), Invokers = invoker is null ? ImmutableArray<string>.Empty : [invoker] }).Run(0, 180, 600, 200);
        Assert.Equal(recommended * 1000, Find(account, RecommendationKind.Timeout)?.Then.Value);
    }

    [Fact]
    public void Missing_alarms_are_recommended_and_unknown_ones_are_not()
    {
        var account = Account(5);
        account.Add("f");
        Assert.Empty(Recommender.ForAccount(account.Case));
        account.Alarms = ImmutableArray<MetricAlarm>.Empty;
        Assert.Equal([RecommendationKind.ClaimedAlarm, RecommendationKind.ThrottleAlarm], Recommender.ForAccount(account.Case).Select(r => r.Kind));
        Assert.Equal([0.20m, 0.10m], Recommender.ForAccount(account.Case).Select(r => r.MonthlyThen!.Value));
    }

    [Fact]
    public void Every_recommendation_can_be_exported_in_all_formats_and_names_its_reason()
    {
        var account = Account(20);
        account.Add("f", Reserve(20)).Run(0, 180, 600, 1000, concurrency: 20).Throttle(100, 1800, peak: 20);
        Assert.All(Recommender.For(account.Function()), recommendation =>
        {
            Assert.Equal(Enum.GetValues<ExportFormat>(), recommendation.Exports.Select(export => export.Format));
            Assert.NotEmpty(recommendation.Reason);
        });
    }

    [Fact]
    public void A_healthy_or_unknown_function_gets_none()
    {
        var account = Account(5);
        account.Add("f").Run(0, 180, 600, 200);
        account.Add("unknown", c => c with { Reserved = ReservedConcurrency.Unknown, Provisioned = null, MemoryMegabytes = null, Timeout = null });
        Assert.Empty(Recommender.For(account.Function(0)));
        Assert.Empty(Recommender.For(account.Function(1)));
    }

    /// <summary>A week in which the function needed this much.</summary>
    private static AccountScript Account(float peak) => new AccountScript { Usage = new UsageScript(Week).Run("f", 0, Week, peak).Build() }
        .Fill(AccountMetric.ClaimedAccountConcurrency, 500).Fill(AccountMetric.ConcurrentExecutions, 400);

    private static Func<FunctionConfiguration, FunctionConfiguration> Reserve(int value) => c => c with { Reserved = ReservedConcurrency.Of(value) };

    private static Func<FunctionConfiguration, FunctionConfiguration> Provision(int value) => c => c with
    {
        Provisioned = [new("live", value, value, value, "READY", null)],
        Aliases = [new("live", "7")],
        Timeout = TimeSpan.FromSeconds(10),
    };

    private static Recommendation? Find(AccountScript account, RecommendationKind kind) => Recommender.For(account.Function()).SingleOrDefault(recommendation => recommendation.Kind == kind);
}
