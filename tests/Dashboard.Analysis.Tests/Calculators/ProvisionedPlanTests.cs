using CsCheck;
using Dashboard.Analysis.Calculators;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Tests.Calculators;

public sealed class ProvisionedPlanTests
{
    private static readonly ProvisionedLoad Load = new(200, 0.6, TimeSpan.FromMilliseconds(200), 1_024, 24, IsArm: false);

    [Theory]
    [InlineData(200, 220)]
    [InlineData(1, 2)]
    [InlineData(10, 11)]
    [InlineData(11, 13)]
    public void The_value_is_the_peak_plus_a_tenth_rounded_up(int peak, int value) => Assert.Equal(value, Plan(Load with { Peak = peak }).Value);

    [Fact]
    public void One_gigabyte_held_for_thirty_days_costs_ten_dollars_eighty()
    {
        var plan = Plan(Load with { Peak = 10, AverageShare = 0 });
        Assert.Equal(10.80m, Math.Round(plan.Provisioned.Configured / plan.Value, 2));
        Assert.Equal(0m, plan.Provisioned.Duration + plan.Provisioned.Requests);
    }

    [Fact]
    public void Half_a_day_costs_half() => Assert.Equal(Plan(Load).Provisioned.Total / 2, Plan(Load with { HoursADay = 12 }).Provisioned.Total, 4);

    [Fact]
    public void Requests_cost_the_same_either_way()
    {
        // 120 in progress, each a fifth of a second: 600 a second for 30 days, at 0.20 dollars a million.
        var plan = Plan(Load);
        Assert.Equal(311.04m, Math.Round(plan.Provisioned.Requests, 2));
        Assert.Equal(plan.Provisioned.Requests, plan.OnDemand.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_costs_less_than_on_demand_exactly_above_the_break_even(bool isArm) => Gen.Int[1, 1_000].Select(Gen.Double[0.01, 1]).Sample((peak, share) =>
    {
        var plan = Plan(Load with { Peak = peak, AverageShare = share, IsArm = isArm });
        if (Math.Abs(plan.Utilization - plan.BreakEven) < 1e-6) return;
        Assert.Equal(plan.Utilization > plan.BreakEven, plan.Provisioned.Total < plan.OnDemand.Total);
    });

    [Fact]
    public void The_break_even_is_about_sixty_per_cent() => Assert.Equal(0.6, Plan(Load).BreakEven, 2);

    private static ProvisionedPlan Plan(ProvisionedLoad load) => ProvisionedPlan.Of(load, PriceTable.Default);
}
