using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.Tests.Lambda;

public sealed class ProvisionedConcurrencyTests
{
    [Fact]
    public void An_allocation_is_usable_only_when_it_is_complete()
    {
        var simulated = Simulated.Of(1000, Aliased(20, 500)).Advance(TimeSpan.FromMinutes(1));
        simulated.Account.PutProvisionedConcurrency("f", "live", 60);
        simulated.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(("IN_PROGRESS", 0), (Config(simulated).Status, Config(simulated).Available));
        simulated.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(("READY", 60, 60), (Config(simulated).Status, Config(simulated).Allocated, Config(simulated).Available));
        Assert.DoesNotContain(simulated.Read("ProvisionedConcurrencyInvocations", "f", "live"), m => m.Minute < Simulated.StartMinute + 2);
        Assert.NotEmpty(simulated.Read("ProvisionedConcurrencyInvocations", "f", "live"));
    }

    [Fact]
    public void Calls_beyond_it_spill_over_and_both_kinds_add_up()
    {
        var simulated = Simulated.Of(1000, Ready(Aliased(40, 500), 10)).Advance(TimeSpan.FromMinutes(10));
        var provisioned = simulated.Sum("ProvisionedConcurrencyInvocations", "f", "live");
        var spilled = simulated.Sum("ProvisionedConcurrencySpilloverInvocations", "f", "live");
        Assert.Equal(simulated.Sum("Invocations", "f", "live"), provisioned + spilled);
        Assert.True(spilled > 0.3 * provisioned);
        Assert.All(simulated.Read("ProvisionedConcurrencyUtilization", "f", "live"), m => Assert.Equal(1, m.Set.Maximum));
        Assert.All(simulated.Read("ProvisionedConcurrentExecutions", "f", "live"), m => Assert.Equal(10, m.Set.Maximum));
        Assert.All(simulated.Of("f"), m => Assert.Equal(0, m.Throttles));
    }

    [Fact]
    public void It_takes_ten_requests_a_second_for_each_environment()
    {
        var simulated = Simulated.Of(1000, Ready(Aliased(100, 5), 5)).Advance(TimeSpan.FromMinutes(3));
        Assert.All(simulated.Read("ProvisionedConcurrencyInvocations", "f", "live"), m => Assert.InRange(m.Set.Sum, 60 * 48, 60 * 50));
        Assert.All(simulated.Of("f"), m => Assert.Equal(0, m.Throttles));
    }

    [Fact]
    public void Its_use_is_not_part_of_the_unreserved_pool()
    {
        var simulated = Simulated.Of(1000, Ready(Aliased(20, 500), 60)).Advance(TimeSpan.FromMinutes(5));
        Assert.All(simulated.Read("UnreservedConcurrentExecutions"), m => Assert.Equal(0, m.Set.Maximum));
        Assert.All(simulated.Read("ClaimedAccountConcurrency"), m => Assert.Equal(60, m.Set.Maximum));
        Assert.All(simulated.Of("f"), m => Assert.Equal(0, m.ColdStarts));
    }

    [Theory]
    [InlineData(0.7, 21, 60)]
    [InlineData(70, 10, 10)]
    public void Target_tracking_scales_out_for_a_fraction_and_never_for_a_percentage(double target, int atLeast, int atMost)
    {
        var simulated = Simulated.Of(1000, Ready(Aliased(40, 500), 10));
        Track(simulated, target);
        simulated.Advance(TimeSpan.FromMinutes(12));
        Assert.InRange(Config(simulated).Requested, atLeast, atMost);
    }

    [Fact]
    public void Target_tracking_scales_in_slowly_and_not_without_data()
    {
        var simulated = Simulated.Of(1000, Ready(Aliased(4, 500), 50), Ready(Simulated.Function("idle", Simulated.Steady(0, 100) with { Alias = "live" }), 50));
        Track(simulated, 0.7);
        simulated.Account.RegisterScalableTarget(new ScalableTarget("function:idle:live", 2, 100, Simulated.Start));
        simulated.Account.PutScalingPolicy(new ScalingPolicy("track", "function:idle:live", 0.7, null, null, Simulated.Start));
        simulated.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(50, Config(simulated).Requested);
        simulated.Advance(TimeSpan.FromMinutes(20));
        Assert.InRange(Config(simulated).Requested, 2, 15);
        Assert.Equal(50, simulated.Account.GetProvisionedConcurrency("idle", "live").Requested);
    }

    [Fact]
    public void A_scheduled_action_raises_the_capacity_at_its_minute()
    {
        var simulated = Simulated.Of(1000, Ready(Aliased(1, 100), 10));
        simulated.Account.RegisterScalableTarget(new ScalableTarget("function:f:live", 1, 100, Simulated.Start));
        simulated.Account.PutScheduledAction(new ScheduledAction("lunch", "function:f:live", "cron(5 12 * * ? *)", null, 40, 100, Simulated.Start));
        simulated.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(10, Config(simulated).Requested);
        simulated.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(40, Config(simulated).Requested);
    }

    private static FleetFunction Aliased(double perSecond, double milliseconds) =>
        Simulated.Function("f", Simulated.Steady(perSecond, milliseconds) with { Alias = "live" });

    private static FleetFunction Ready(FleetFunction function, int count) => function with
    {
        Configuration = function.Configuration with { Provisioned = [new("live", count, count, count, "READY", null, Simulated.Start)] },
    };

    private static void Track(Simulated simulated, double target)
    {
        simulated.Account.RegisterScalableTarget(new ScalableTarget("function:f:live", 2, 100, Simulated.Start));
        simulated.Account.PutScalingPolicy(new ScalingPolicy("track", "function:f:live", target, null, null, Simulated.Start));
    }

    private static ProvisionedConcurrencyConfig Config(Simulated simulated) => simulated.Account.GetProvisionedConcurrency("f", "live");
}
