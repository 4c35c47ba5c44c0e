using System.Collections.Immutable;
using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.Tests.Capacity;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Review;

public sealed class RecommendationRecordsTests
{
    [Fact]
    public void What_is_kept_is_what_the_function_is_advised()
    {
        // More than the slots that are read at a time, each advised something else.
        var account = new AccountScript { Alarms = ImmutableArray<MetricAlarm>.Empty };
        for (var i = 0; i < 40; i++)
        {
            account.Add($"f{i:00}", f => f with { Reserved = ReservedConcurrency.Of(100 + i), Timeout = TimeSpan.FromSeconds(900) })
                .Run(0, 180, 600, 1000, concurrency: 100 + 3 * i).Fill(FunctionMetric.DurationMaximum, 2_000 + 1_000 * i);
        }

        var now = Of(account);

        var expected = Enumerable.Range(0, 40).SelectMany(slot => Recommender.For(account.Function(slot)).Select(each => ($"f{slot:00}", each.Kind, each.Title))).ToList();
        Assert.True(expected.Count > 60, $"{expected.Count} recommendations are too few to be told apart");
        Assert.Equal(expected, now.Given.Where(given => given.Function.Length > 0).Select(given => (given.Function, given.Kind, given.Title)));
        Assert.Equal([RecommendationKind.ClaimedAlarm, RecommendationKind.ThrottleAlarm], now.Given.Where(given => given.Function.Length == 0).Select(given => given.Kind));
        Assert.Empty(now.Unjudged);
    }

    [Fact]
    public void Values_are_kept_as_settings_are()
    {
        var account = new AccountScript();
        account.Add("f", f => f with { Reserved = ReservedConcurrency.Of(50), Timeout = TimeSpan.FromSeconds(900) })
            .Run(0, 180, 600, 1000, concurrency: 55).Fill(FunctionMetric.DurationMaximum, 5_000);

        var given = Of(account).Given;

        Assert.Equal(("50", "66", false), Values(Assert.Single(given, each => each.Kind == RecommendationKind.Reserved)));
        Assert.Equal(("900", "15", false), Values(Assert.Single(given, each => each.Kind == RecommendationKind.Timeout)));

        static (string?, string, bool) Values(GivenRecommendation each) => (each.Before, each.After, each.IsStranded);
    }

    [Theory]
    [InlineData(10, "12", "Reserve 12")]
    [InlineData(0, "none", "Remove the reservation")]
    public void A_reservation_never_needed_is_told_from_one_that_is_off(float peak, string after, string title)
    {
        var account = new AccountScript { Usage = new UsageScript(96).Run("f", 0, 96, peak).Run("other", 0, 96, 1).Build() };
        account.Add("f", f => f with { Reserved = ReservedConcurrency.Of(100) }).Run(0, 180, peak, 1000, concurrency: peak);

        var given = Assert.Single(Of(account).Given);

        Assert.Equal((RecommendationKind.Reserved, "100", after, title, true), (given.Kind, given.Before, given.After, given.Title, given.IsStranded));
    }

    [Fact]
    public void Too_little_known_is_no_advice_against()
    {
        var account = new AccountScript();
        account.Add("unread");
        account.Add("unlisted", f => f with { Reserved = ReservedConcurrency.Unknown }).Run(0, 180, 600, 1000, concurrency: 1);
        account.Add("gone", f => f with { IsGone = true });
        account.Add("known").Run(0, 180, 600, 1000, concurrency: 1);

        Assert.Equal(["", "unlisted", "unread"], Of(account).Unjudged.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(RecommendationKind.Reserved, "50", false)]
    [InlineData(RecommendationKind.Reserved, "60", true)]
    [InlineData(RecommendationKind.Provisioned, "10", false)]
    [InlineData(RecommendationKind.Provisioned, null, true)]
    [InlineData(RecommendationKind.Memory, "1024", false)]
    [InlineData(RecommendationKind.Memory, "512", true)]
    [InlineData(RecommendationKind.Timeout, "30", false)]
    [InlineData(RecommendationKind.Timeout, "9", true)]
    [InlineData(RecommendationKind.ProvisionedScaling, "70", false)]
    public void A_recommendation_is_outdated_once_its_setting_moved(RecommendationKind kind, string? before, bool isOutdated)
    {
        var account = new AccountScript();
        account.Add("f", f => f with { Reserved = ReservedConcurrency.Of(50), Provisioned = [new("live", 8, 8, 8, "READY", null), new("beta", 2, 2, 2, "READY", null)] });

        Assert.Equal(isOutdated, RecommendationRecords.IsOutdated(new("f", kind, before, "1", "", "", null, false), account.Input.Functions[0]));
    }

    [Theory]
    [InlineData("50", 50)]
    [InlineData("0", 0)]
    [InlineData("live: 10", 10)]
    [InlineData("live: 10, v:2: 3", 13)]
    [InlineData("none", null)]
    [InlineData(null, null)]
    public void Concurrency_is_read_from_a_setting_over_all_aliases(string? value, int? concurrency) => Assert.Equal(concurrency, Settings.Concurrency(value));

    private static RecommendationsNow Of(AccountScript account) => RecommendationRecords.Of(account.Input, new Analyzer(CapacityRules.Functions, []).Analyze(account.Input).Findings);
}
