using System.Collections.Immutable;
using Dashboard.Analysis.ColdStarts;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.ColdStarts;

public sealed class ColdStartRulesTests
{
    [Theory]
    [InlineData(0, 9, false)]
    [InlineData(0, 10, true)]
    [InlineData(100, 19, false)]
    [InlineData(100, 20, true)]
    public void Only_ten_environments_above_the_half_hour_before_are_news(float before, float after, bool isFound)
    {
        // The environments before are at least one, since idle time is another pattern's.
        var account = Account(f => f.Run(0, 180, 60, 100, concurrency: Math.Max(1, before / 10)).Run(100, 1, 600, 100, concurrency: Math.Max(1, before / 10) + after - (before > 0 ? 10 : 0)));
        Assert.Equal(isFound, Of(account, Pattern.ColdStartsWhileScaling) is not null);
    }

    [Fact]
    public void The_lower_bound_is_the_rise_above_all_recent_concurrency()
    {
        var finding = Of(Account(f => f.Run(0, 180, 60, 100, concurrency: 4).Run(80, 1, 60, 100, concurrency: 20).Run(100, 1, 600, 100, concurrency: 50)), Pattern.ColdStartsWhileScaling)!;
        Assert.Equal((Confidence.Possible, Harm.Slower), (finding.Confidence, finding.Harm));
        Assert.Equal((16 + 30, 50, 20), (finding.Requests, finding.Evidence.Observed.Value, finding.Evidence.Threshold.Value));
        Assert.Contains("Possible", finding.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, 14, 0)]
    [InlineData(15, 15, 30)]
    public void A_bound_needs_a_quarter_of_an_hour_that_is_known(int missing, int known, int expected)
    {
        var concurrency = new float[31];
        Array.Fill(concurrency, 20);
        concurrency.AsSpan(0, missing).Fill(float.NaN);
        concurrency[30] = 50;
        Assert.Equal(30, missing + known);
        Assert.Equal(expected, NewEnvironments.LowerBound(concurrency, 30, 30, 15, out _));
    }

    [Theory]
    [InlineData(14, 2, false)]
    [InlineData(15, 2, true)]
    [InlineData(15, 1, false)]
    public void Heaps_after_a_quarter_of_an_hour_without_calls_are_told_from_the_second_on(int idle, int heaps, bool isFound)
    {
        var account = Account(f =>
        {
            f.Run(0, 180, 0, 0);
            for (var i = 0; i < heaps; i++) f.Run(40 + i * (idle + 1), 1, 40, 700, concurrency: 12);
            if (heaps > 1) f.Run(39, 1, 40, 700, concurrency: 12);
        });
        var finding = Of(account, Pattern.ColdStartsAfterIdle);
        Assert.Equal(isFound, finding is not null);
        if (isFound) Assert.Equal(Confidence.Possible, finding!.Confidence);
    }

    [Fact]
    public void One_rare_call_at_a_time_is_no_news()
    {
        var account = Account(f =>
        {
            f.Run(0, 180, 0, 0);
            for (var minute = 10; minute < 180; minute += 30) f.Run(minute, 1, 3, 700, concurrency: 3);
        });
        Assert.Empty(All(account));
    }

    [Theory]
    [InlineData(true, Confidence.Likely)]
    [InlineData(false, Confidence.Possible)]
    public void After_a_deployment_what_runs_at_once_is_new(bool hasNoAlias, Confidence confidence)
    {
        var deployed = DateTimeOffset.UnixEpoch.AddMinutes(AccountScript.FirstMinute + 100);
        var account = new AccountScript();
        account.Add("f", c => c with { LastModified = deployed, Aliases = hasNoAlias ? ImmutableArray<FunctionAlias>.Empty : [new("live", "7")] }).Run(0, 180, 1200, 400, concurrency: 25);
        var finding = Of(account, Pattern.ColdStartsAfterDeployment)!;
        Assert.Equal((confidence, 25), (finding.Confidence, finding.Requests));
        Assert.Equal(AccountScript.FirstMinute + 100, finding.FirstMinute);
    }

    [Fact]
    public void A_deployment_outside_the_window_or_of_a_little_used_function_is_no_news()
    {
        var old = new AccountScript();
        old.Add("f", c => c with { LastModified = DateTimeOffset.UnixEpoch.AddMinutes(AccountScript.FirstMinute - 1) }).Run(0, 180, 1200, 400, concurrency: 25);
        Assert.Empty(All(old));
        var small = new AccountScript();
        small.Add("f", c => c with { LastModified = DateTimeOffset.UnixEpoch.AddMinutes(AccountScript.FirstMinute + 100) }).Run(0, 180, 60, 400, concurrency: 9);
        Assert.Empty(All(small));
    }

    [Theory]
    [InlineData(0.9f, false)]
    [InlineData(1f, true)]
    public void Lambda_Insights_proves_them_from_one_in_a_hundred_on(float perMinute, bool isFound)
    {
        var account = Account(f => f.Run(0, 180, 100, 100, concurrency: 2).Fill(FunctionMetric.InitDurationCount, perMinute).Fill(FunctionMetric.InitDurationMaximum, 900));
        var finding = Of(account, Pattern.ColdStarts);
        Assert.Equal(isFound, finding is not null);
        if (finding is null) return;
        Assert.Equal((Confidence.Proved, 180), (finding.Confidence, finding.Requests));
        Assert.Equal(900, finding.Evidence.More.Single(measure => measure.Name == "longest initialisation").Value);
    }

    [Fact]
    public void Spillover_proves_that_calls_left_provisioned_concurrency_and_makes_cold_starts_likely()
    {
        var account = new AccountScript();
        account.Add("f", c => c with { Provisioned = [new("live", 20, 20, 20, "READY", null)] }).Run(0, 180, 600, 100, concurrency: 20)
            .Fill(FunctionMetric.ProvisionedConcurrentExecutions, 20).Set(FunctionMetric.ConcurrentExecutions, 100, 1, 45).Set(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, 0, 180, 0)
            .Set(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, 100, 5, 60);
        var finding = Of(account, Pattern.ColdStarts)!;
        Assert.Equal((Confidence.Likely, 25), (finding.Confidence, finding.Requests));
    }

    [Fact]
    public void Asynchronous_events_wait_anyway_so_their_environments_are_no_news()
    {
        var account = Account(f => f.Run(0, 180, 60, 100, concurrency: 4).Run(100, 1, 600, 100, concurrency: 50).Fill(FunctionMetric.AsyncEventsReceived, 600));
        Assert.Empty(All(account));
    }

    [Fact]
    public void What_rests_on_minutes_that_may_still_change_is_provisional()
    {
        var account = new AccountScript { Unsettled = 5 };
        account.Add("f").Run(0, 180, 60, 100, concurrency: 4).Run(176, 1, 600, 100, concurrency: 50);
        Assert.True(Of(account, Pattern.ColdStartsWhileScaling)!.IsProvisional);
    }

    [Fact]
    public void A_revised_minute_takes_a_finding_back()
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, 60, 100, concurrency: 4).Run(100, 1, 600, 100, concurrency: 50);
        Assert.NotNull(Of(account, Pattern.ColdStartsWhileScaling));
        function.Set(FunctionMetric.ConcurrentExecutions, 90, 50);
        Assert.Equal(AccountScript.FirstMinute + 90, Of(account, Pattern.ColdStartsWhileScaling)!.LastMinute);
    }

    private static AccountScript Account(Action<FunctionScript> write)
    {
        var account = new AccountScript();
        write(account.Add("f"));
        return account;
    }

    private static List<Finding> All(AccountScript account) => [.. ColdStartRules.Functions.SelectMany(rule => account.Examine(rule))];

    private static Finding? Of(AccountScript account, Pattern pattern) => All(account).SingleOrDefault(finding => finding.Pattern == pattern);
}
