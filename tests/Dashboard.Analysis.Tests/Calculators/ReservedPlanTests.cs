using Dashboard.Analysis.Calculators;

namespace Dashboard.Analysis.Tests.Calculators;

public sealed class ReservedPlanTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(5, 6)]
    [InlineData(100, 120)]
    [InlineData(101, 122)]
    [InlineData(1_000_000_000, 1_200_000_000)]
    public void The_margin_is_a_fifth_rounded_up(int peak, int value) => Assert.Equal(value, new ReservedPlan(peak, null, null).WithMargin);

    [Fact]
    public void A_hundred_stay_unreserved()
    {
        var plan = new ReservedPlan(100, AccountLimit: 1_000, ReservedElsewhere: 780);
        Assert.Equal(120, plan.Reservable);
        Assert.True(plan.Fits(120));
        Assert.False(plan.Fits(121));
        Assert.Equal(100, plan.UnreservedAfter(120));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void A_small_account_can_reserve_nothing(int limit)
    {
        var plan = new ReservedPlan(1, limit, 0);
        Assert.Equal(0, plan.Reservable);
        Assert.False(plan.Fits(1));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(1_000, null)]
    public void Without_the_account_nothing_is_said_of_fitting(int? limit, int? reserved)
    {
        var plan = new ReservedPlan(50, limit, reserved);
        Assert.Null(plan.Reservable);
        Assert.Null(plan.Fits(50));
        Assert.Null(plan.UnreservedAfter(50));
    }
}
