using CsCheck;
using Dashboard.Analysis.Model;
using Dashboard.Options;
using Dashboard.Polling;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Polling.Planning;

public sealed class BudgetTests
{
    private static readonly DateTimeOffset FirstOfMonth = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private const decimal TripWire = 0.00007m;

    [Fact]
    public void What_the_account_costs_to_the_end_of_the_month_is_set_aside_first()
    {
        Assert.Equal(new Allowance(6.976m, 6.976m / 43_200), MonthBudget.Of(10, 0, TripWire, FirstOfMonth));
        Assert.Equal(new Allowance(2.488m, 2.488m / 21_600), MonthBudget.Of(10, 6, TripWire, FirstOfMonth.AddDays(15)));
        Assert.Equal(new Allowance(0, 0), MonthBudget.Of(10, 9.99m, TripWire, FirstOfMonth.AddDays(15)));
        Assert.Equal(Allowance.Unlimited, MonthBudget.Of(null, 1_000, TripWire, FirstOfMonth));
    }

    [Fact]
    public void A_month_ends_in_utc_whatever_the_offset() =>
        Assert.Equal(MonthBudget.Begin(FirstOfMonth), MonthBudget.Begin(new(2026, 11, 1, 1, 0, 0, TimeSpan.FromHours(1))));

    [Fact]
    public void The_least_budget_pays_for_the_accounts_own_series_of_any_month()
    {
        var perMinute = QueryList.OfAccount().BilledMetrics * PriceTable.Default.PerThousandMetrics / 1_000;
        for (var month = FirstOfMonth; month < FirstOfMonth.AddYears(1); month = month.AddMonths(1))
            Assert.True(PollingOptions.LeastBudget >= perMinute * (decimal)(MonthBudget.End(month) - month).TotalMinutes);
    }

    [Fact]
    public void Whatever_is_asked_for_a_month_costs_no_more_than_its_budget() =>
        Gen.Select(Gen.Int[4, 100], Gen.Select(Gen.Int[1, 600], Gen.Int[0, 5_000]).Array[20, 400]).Sample((budget, wishes) =>
        {
            var purse = new Purse();
            var (now, spent, tripWire) = (FirstOfMonth, 0m, 0m);
            foreach (var (minutes, metrics) in wishes)
            {
                now = now.AddMinutes(minutes);
                if (now >= MonthBudget.End(FirstOfMonth)) break;
                tripWire = TripWire * (decimal)(now - FirstOfMonth).TotalMinutes;
                purse.Fill(MonthBudget.Of(budget, spent + tripWire, TripWire, now), now);
                if (purse.TrySpend(metrics * 0.00001m)) spent += metrics * 0.00001m;
            }
            return spent + TripWire * 43_200 <= budget;
        });

    [Fact]
    public void A_purse_holds_a_day_at_most_and_half_of_one_at_first()
    {
        var purse = new Purse();
        var allowance = new Allowance(30, 0.001m);
        purse.Fill(allowance, FirstOfMonth);
        Assert.Equal(0.72m, purse.Balance);
        purse.Fill(allowance, FirstOfMonth.AddHours(-3));
        Assert.Equal(0.72m, purse.Balance);
        purse.Fill(allowance, FirstOfMonth.AddDays(9));
        Assert.Equal(1.44m, purse.Balance);
        Assert.False(purse.TrySpend(1.45m));
        Assert.True(purse.TrySpend(1.44m));
        Assert.False(purse.TrySpend(0.01m));
        purse.PutBack(0.01m);
        Assert.True(purse.TrySpend(0.01m));
    }

    [Fact]
    public void What_is_less_urgent_leaves_money_in_the_purse_but_never_more_than_half_of_what_it_may_hold()
    {
        var purse = new Purse();
        purse.Fill(new(30, 0.001m), FirstOfMonth);
        Assert.False(purse.TrySpend(0.08m, keep: 0.65m));
        Assert.True(purse.TrySpend(0.07m, keep: 0.65m));
        Assert.True(purse.TrySpend(0.05m));
        Assert.False(purse.TrySpend(0.01m, keep: 100));
        purse.Fill(new(30, 0.001m), FirstOfMonth.AddHours(4));
        Assert.True(purse.TrySpend(0.12m, keep: 100));
        Assert.Equal(0.72m, purse.Balance);
        // Towards the month's end half of what is left.
        purse.Fill(new(0.2m, 0.001m), FirstOfMonth.AddHours(5));
        Assert.False(purse.TrySpend(0.11m, keep: 100));
        Assert.True(purse.TrySpend(0.1m, keep: 100));
    }

    [Fact]
    public void Intervals_are_lengthened_until_the_plan_fits_quiet_functions_first() =>
        Gen.Select(Gen.Double[0, 0.01], Gen.Double[0, 0.05], Gen.Double[0.000_1, 0.02]).Sample((hot, rest, perMinute) =>
        {
            var allowance = new Allowance(1_000, (decimal)perMinute);
            var stretch = Stretch.Of(new((decimal)hot, (decimal)rest), allowance);
            var cost = hot / stretch.Hot + rest / stretch.Rest;
            var isAtLongest = stretch.Hot == 5;
            Assert.True(stretch.Hot >= 1 && stretch.Rest >= 1);
            // Nothing is lengthened without need, and hot functions only when they alone are most of it.
            if (hot + rest <= perMinute * 0.9) return stretch.IsNone;
            if (hot <= perMinute * 0.9 * 0.75 && stretch.Hot != 1) return false;
            return isAtLongest || cost <= perMinute * 0.9 * 1.000_001;
        });

    [Fact]
    public void Whole_minutes_are_rounded_up_and_bounded()
    {
        var stretch = new Stretch(1.5, 3.3);
        Assert.Equal([2, 17, 50], new[] { stretch.Apply(PollTier.Hot, 1), stretch.Apply(PollTier.Warm, 5), stretch.Apply(PollTier.Quiet, 15) });
        Assert.Equal([5, 1_440], new[] { new Stretch(900, 900).Apply(PollTier.Hot, 1), new Stretch(900, 900).Apply(PollTier.Quiet, 60) });
        Assert.Equal([1, 5, 60], new[] { Stretch.None.Apply(PollTier.Hot, 1), Stretch.None.Apply(PollTier.Warm, 5), Stretch.None.Apply(PollTier.Quiet, 60) });
    }
}
