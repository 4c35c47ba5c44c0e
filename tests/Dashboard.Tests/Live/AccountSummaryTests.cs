using Dashboard.Analysis.Model;
using Dashboard.Live;

namespace Dashboard.Tests.Live;

public class AccountSummaryTests
{
    [Fact]
    public void The_limit_is_divided_into_reserved_provisioned_outside_unreserved_in_use_and_free()
    {
        var provisioned = new ProvisionedConcurrency("live", 40, 40, 40, "READY", null);
        var summary = Summary(new Fleet()
            .Add("reserved", f => f with { Reserved = ReservedConcurrency.Of(100), Provisioned = [provisioned] })
            .Add("provisioned", f => f with { Provisioned = [provisioned] })
            .Set(AccountMetric.ClaimedAccountConcurrency, 2, 390).Set(AccountMetric.UnreservedConcurrentExecutions, 2, 250));
        Assert.Equal((1000, 390, 610), (summary.Ledger.Limit, summary.Ledger.Claimed, summary.Ledger.Free));
        Assert.Equal(
            [(LedgerPart.Reserved, 100, 0.1), (LedgerPart.ProvisionedOutsideReserved, 40, 0.04), (LedgerPart.UnreservedInUse, 250, 0.25), (LedgerPart.Free, 610, 0.61)],
            summary.Segments.Select(s => (s.Part, s.Concurrency, s.Share)));
        Assert.Equal(0.39, summary.ClaimedShare);
    }

    [Fact]
    public void Provisioned_that_was_not_read_yet_follows_from_what_is_claimed()
    {
        var ledger = Summary(new Fleet().Add("f", f => f with { Provisioned = null })
            .Set(AccountMetric.ClaimedAccountConcurrency, 0, 390).Set(AccountMetric.UnreservedConcurrentExecutions, 0, 250)).Ledger;
        Assert.Equal(40, ledger.ProvisionedOutsideReserved);
    }

    [Fact]
    public void In_an_idle_minute_what_is_set_aside_is_all_that_is_claimed()
    {
        var ledger = Summary(new Fleet().Add("f").Set(AccountMetric.Invocations, 0, 0).Set(AccountMetric.Throttles, 0, 0)).Ledger;
        Assert.Equal((100, 0, 900), (ledger.Claimed, ledger.UnreservedInUse, ledger.Free));
    }

    [Fact]
    public void What_is_not_known_is_null_and_there_is_no_bar()
    {
        var summary = Summary(new Fleet { Limits = null }.Add("f"));
        Assert.Empty(summary.Segments);
        Assert.Equal((null, null, null, null), (summary.Ledger.Limit, summary.Ledger.Claimed, summary.Ledger.Free, summary.ClaimedShare));
        Assert.Equal((null, null, null, null), (summary.Throttles, summary.ErrorRate, summary.NewestMinute, summary.Age));
    }

    [Fact]
    public void Sums_rates_and_age_come_from_the_account_series_of_the_window()
    {
        var summary = Summary(new Fleet().Add("f")
            .Set(AccountMetric.Throttles, 15, 1000)
            .Set(AccountMetric.Throttles, 14, 25).Set(AccountMetric.Invocations, 14, 50).Set(AccountMetric.Errors, 14, 10)
            .Set(AccountMetric.Throttles, 3, 0).Set(AccountMetric.Invocations, 3, 25).Set(AccountMetric.Errors, 3, 5)
            .Set(AccountMetric.ConcurrentExecutions, 3, 33).Set(AccountMetric.ConcurrentExecutions, 5, 44));
        Assert.Equal((25L, 75L, 15L, 44), (summary.Throttles, summary.Invocations, summary.Errors, summary.PeakConcurrency));
        Assert.Equal((0.25, 0.2), (summary.ThrottleRate, summary.ErrorRate));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMinutes(Fleet.Now - 3), summary.NewestMinute);
        Assert.Equal(TimeSpan.FromMinutes(4), summary.Age);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMinutes(Fleet.Now - 10), summary.SettledThrough);
    }

    [Fact]
    public void Nearest_to_the_ceiling_is_by_share_then_least_headroom_then_name_and_idle_functions_are_left_out()
    {
        var fleet = new Fleet()
            .Add("big-half", f => f with { Reserved = ReservedConcurrency.Of(200) }).Add("small-half", f => f with { Reserved = ReservedConcurrency.Of(20) })
            .Add("b-full", f => f with { Reserved = ReservedConcurrency.Of(4) }).Add("a-full", f => f with { Reserved = ReservedConcurrency.Of(4) })
            .Add("idle", f => f with { Reserved = ReservedConcurrency.Of(1) })
            .Run("big-half", 100).Run("small-half", 10).Run("b-full", 4).Run("a-full", 4).Set("idle", FunctionMetric.Invocations, 0, 0);
        Assert.Equal(["a-full", "b-full", "small-half", "big-half"], Summary(fleet).NearestCeiling.Select(r => r.Name));
    }

    [Fact]
    public void Top_consumers_are_by_mean_of_the_known_minutes_and_not_by_peak_or_present()
    {
        var fleet = new Fleet().Add("spiky").Add("steady").Add("half-known").Add("a-tie");
        for (var ago = 0; ago < 15; ago++)
        {
            fleet.Run("steady", 20, ago: ago).Run("a-tie", 20, ago: ago);
            if (ago > 0) fleet.Set("spiky", FunctionMetric.Invocations, ago, 0);
        }
        fleet.Run("spiky", 90).Run("half-known", 30, ago: 7).Run("half-known", 0, ago: 8);
        var consumers = Summary(fleet).TopConsumers;
        Assert.Equal(["a-tie", "steady", "half-known", "spiky"], consumers.Select(c => c.Row.Name));
        Assert.Equal([20, 20, 15, 6], consumers.Select(c => c.MeanConcurrency));
    }

    [Fact]
    public void Throttled_functions_are_by_throttles_and_not_by_concurrency_and_all_of_them_are_counted()
    {
        var fleet = new Fleet();
        for (var i = 0; i < 12; i++) fleet.Add($"f{i:00}").Run($"f{i:00}", concurrency: i, throttles: i < 2 ? 0 : i == 7 ? 500 : 50 - i);
        var summary = Summary(fleet);
        Assert.Equal(["f07", "f02", "f03", "f04", "f05", "f06", "f08", "f09"], summary.Throttled.Select(r => r.Name));
        Assert.Equal(10, summary.ThrottledCount);
    }

    private static AccountSummary Summary(Fleet fleet) => AccountSummaryBuilder.Build(fleet.Snapshot(), RowWindow.Minutes15);
}
