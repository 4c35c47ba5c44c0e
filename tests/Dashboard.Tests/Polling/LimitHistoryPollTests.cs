using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Tests.Polling;

/// <summary>What the analysis is told of limits that change while they are watched.</summary>
public sealed class LimitHistoryPollTests
{
    [Fact]
    public async Task A_reservation_lowered_between_two_rounds_leaves_the_earlier_minutes_under_the_former_limit()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        account.Lambda.PutReservedConcurrency("f", 50);
        var first = account.LastMinute + 1;
        await account.PassAsync(TimeSpan.FromMinutes(10));
        account.Lambda.PutReservedConcurrency("f", 5);
        await account.PassAsync(TimeSpan.FromMinutes(25));

        var input = account.Snapshot.Analysis.Input;
        Assert.Equal(new(new(ReservedConcurrency.Of(50), 0), LastSeen: first, ReplacedAt: first + 30), Assert.Single(input.LimitHistory.Functions["f"]));
        var between = LimitsAt(input, first + 10);
        Assert.Equal((5, 50, true), (between.Limits.Reserved.Value, between.Earlier?.Reserved.Value, between.IsConfirmed));
        Assert.Equal((50, false), (LimitsAt(input, first - 1).Limits.Reserved.Value, LimitsAt(input, first - 1).IsConfirmed));
    }

    [Fact]
    public async Task Snapshots_share_the_history_while_no_limit_changes()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        await account.PassAsync(TimeSpan.FromMinutes(2));
        var before = account.Snapshot;
        await account.PassAsync(TimeSpan.FromMinutes(31));
        Assert.NotSame(before, account.Snapshot);
        Assert.Same(before.Analysis.Input.LimitHistory, account.Snapshot.Analysis.Input.LimitHistory);
    }

    private static LimitsInForce LimitsAt(AnalysisInput input, long minute)
    {
        var configuration = input.Functions[input.Slots["f"]];
        return input.LimitHistory.At("f", minute, new(configuration.Reserved, 0));
    }
}
